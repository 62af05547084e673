import { writeFileSync } from 'node:fs';
import { tempFolder } from '../../../test/support/temp-folder';
import { Failure, WRONG_INPUT } from './failure';
import { secretsOf } from './secret-files';

const folder = tempFolder();
afterAll(() => folder.remove());

function fileWith(content: string): string {
  const file = folder.file('secreto');
  writeFileSync(file, content);
  return file;
}

describe('secrets in files', () => {
  it('are none where none is named: a name that is blank is none', () => {
    const environment = { DATABASE_URL: 'postgres://a/b', DATABASE_URL_FILE: '' };
    expect(secretsOf(environment)).toStrictEqual({});
  });

  it.each(['postgres://libro:x@db/libro', 'postgres://libro:x@db/libro\n', ' postgres://a/b\r\n'])(
    'are one line, with or without its end: %j',
    (content) => {
      const file = fileWith(content);
      expect(secretsOf({ DATABASE_URL_FILE: file, EVENTSTORE_URL: 'esdb://x' })).toStrictEqual({
        DATABASE_URL: content.trim(),
      });
    },
  );

  it('are each under the name that they stand for', () => {
    const file = fileWith('esdb://admin:x@log:2113');
    const environment = { EVENTSTORE_URL_FILE: file, DATABASE_URL_FILE: file, DATABASE_URL: '' };
    expect(secretsOf(environment)).toStrictEqual({
      DATABASE_URL: 'esdb://admin:x@log:2113',
      EVENTSTORE_URL: 'esdb://admin:x@log:2113',
    });
  });

  it.each([
    ['', 'está vacío'],
    [' \n\n', 'está vacío'],
    ['postgres://a/b\npostgres://c/d\n', 'tiene más de una línea'],
  ])('are refused for what they hold, which is not said: %j', (content, reason) => {
    const file = fileWith(content);
    const refused = new Failure(
      WRONG_INPUT,
      `DATABASE_URL_FILE: no se puede usar el archivo ${file}: ${reason}`,
    );
    expect(() => secretsOf({ DATABASE_URL_FILE: file })).toThrow(refused);
  });

  it('are not stated twice', () => {
    const file = fileWith('postgres://a/b');
    const environment = { DATABASE_URL: 'postgres://c/d', DATABASE_URL_FILE: file };
    expect(() => secretsOf(environment)).toThrow(
      'DATABASE_URL y DATABASE_URL_FILE: solo se admite una de las dos',
    );
  });
});
