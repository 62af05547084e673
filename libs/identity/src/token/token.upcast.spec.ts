import { join } from 'node:path';
import { UnknownEvent } from '@libro/event-sourcing';
import { itKeepsGoldenFiles, storedIn } from '../../../../test/support/golden-files';
import { tokenEventShapes, tokensCodec } from './token.upcast';
import { tokensFold } from './tokens';

/** Every shape ever written, by the SHA-256 of its file: files are added, never edited. */
const GOLDEN: Readonly<Record<string, string>> = {
  'TokenGranted.v1.json': '3c365e97f1c7363ed5fbbdb01cc54898fc1e92ca081f6778fb836705cb20dfd0',
  'TokenRevoked.v1.json': '8bde1bcb8aca6dfa6eb411a0f939e967a5d9a394cc5f9b1bfcf83ed1aaf621ea',
  'TokenRevoked.v1.with-reason.json':
    'dbbfd439bb7bca7eccbaaa613bd58e8e1ebfb16558e3e91ee75460a4e2e6cc3c',
};

const FOLDER = join(__dirname, 'golden');
const codec = tokensCodec();
const golden = (file: string) => storedIn(FOLDER, file);

describe('the golden files', () => {
  itKeepsGoldenFiles({ folder: FOLDER, digests: GOLDEN, shapes: tokenEventShapes });

  it('fold into a token that was revoked', () => {
    const files = ['TokenGranted.v1.json', 'TokenRevoked.v1.json'];
    const events = files.map((file) => codec.decode(golden(file)).event);
    const tokens = events.reduce(tokensFold.evolve, tokensFold.initial);
    expect([...tokens.values()]).toMatchObject([
      { tokenId: '01780000-0000-7000-8000-00000000000a', roles: ['unit-head'], revoked: true },
    ]);
  });
});

it.each([
  ['PlanOpened', 1],
  ['TokenGranted', 2],
  ['TokenRevoked', 0],
])('an event that is not known stops the reader: %s version %i', (type, version) => {
  const stored = { ...golden('TokenRevoked.v1.json'), type, version };
  expect(() => codec.decode(stored)).toThrow(UnknownEvent);
});

it('a revocation of a token that was never granted changes nothing', () => {
  const revoked = { type: 'TokenRevoked', data: { tokenId: 'x' } } as const;
  expect(tokensFold.evolve(tokensFold.initial, revoked)).toBe(tokensFold.initial);
});
