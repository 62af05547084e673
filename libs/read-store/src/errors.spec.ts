import { QueryFailedError } from 'typeorm';
import { ReadStoreUnavailable, readStoreError } from './errors';

const because = (message: string, more: object) => Object.assign(new Error(message), more);
const refused = because('connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED' });

describe('what the database, or the way to it, says', () => {
  it.each([
    [
      'a connection that is cut',
      because('read ECONNRESET', { syscall: 'read' }),
      'read ECONNRESET',
    ],
    ['one that was ended by the other side', because('ended', { code: 'EPIPE' }), 'ended'],
    [
      'one that fails its handshake',
      because('bad', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'bad',
    ],
    ['an answer that does not come', because('no answer', { code: 'ETIMEDOUT' }), 'no answer'],
    [
      'a name whose addresses all refuse',
      Object.assign(new AggregateError([refused, refused], ''), { code: 'ECONNREFUSED' }),
      'connect ECONNREFUSED ::1:5432; connect ECONNREFUSED ::1:5432',
    ],
    ['an error of another realm', { message: 'read', code: 'ECONNRESET', syscall: 'read' }, 'read'],
    [
      'the server’s own word',
      because('permission denied', { severity: 'ERROR', code: '42501' }),
      '(permission denied)',
    ],
    [
      'the same, as TypeORM wraps it',
      new QueryFailedError('', [], because('denied', { severity: 'ERROR', code: '42501' })),
      '(denied)',
    ],
    ['the driver’s own word', new Error('Connection terminated'), '(Connection terminated)'],
  ])('is one clear sentence: %s', (_, error, said) => {
    const known = readStoreError('host/libro', error);
    expect(known).toBeInstanceOf(ReadStoreUnavailable);
    expect(known.message.replace('cannot be used: ', 'cannot be used ')).toBe(
      `the read models host/libro cannot be used ${said}`,
    );
  });

  it.each([
    [{ code: 'plan-not-found' }],
    [{ severity: 'error' }],
    [{ severity: 'error', code: 'POA-C01' }],
  ])('is nothing where the program itself is wrong: %j', (more) => {
    const error = because('no such plan', more);
    expect(readStoreError('host/libro', error)).toBe(error);
  });
});
