import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnknownEvent } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
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
const NAME = /^([A-Za-z]+)\.v(\d+)(?:\.[a-z-]+)?\.json$/;
const codec = tokensCodec();
const newestOf = new Map(
  Object.entries(tokenEventShapes).map(([type, upcasts]) => [type, upcasts.length + 1]),
);

function stored(type: string, version: number, data: string): StoredEvent {
  const metadata = {
    recordedAt: '2021-04-30T18:00:00.000Z',
    commandId: '01780000-0000-7000-8000-000000000001',
    commandDigest: '00'.repeat(32),
    actor: { id: 'u-nadia', office: 'Administración' },
    correlationId: '01780000-0000-7000-8000-000000000001',
    causationId: null,
    index: 0,
    size: 1,
  };
  const id = '01780000-0000-7000-8000-000000000002';
  return { id, type, version, data, metadata, stream: 'tokens', revision: 0, position: 7 };
}

function golden(file: string) {
  const [, type = '', version = ''] = NAME.exec(file) ?? [];
  const written = readFileSync(join(FOLDER, file), 'utf8');
  return { type, version: Number(version), written };
}

describe('the golden files', () => {
  it('are those on this list', () => {
    expect(readdirSync(FOLDER).sort()).toStrictEqual(Object.keys(GOLDEN).sort());
  });

  it.each(Object.entries(GOLDEN))('%s was never edited', (file, sha256) => {
    const bytes = readFileSync(join(FOLDER, file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  it.each([...newestOf])('hold %s in every version up to %i', (type, newest) => {
    const versions = Array.from({ length: newest }, (_, index) => index + 1);
    for (const version of versions) expect(GOLDEN).toHaveProperty([`${type}.v${version}.json`]);
  });

  it.each(Object.keys(GOLDEN))('%s decodes, and is written again as it was', (file) => {
    const { type, version, written } = golden(file);
    const { event } = codec.decode(stored(type, version, written));
    expect(codec.encode(event)).toStrictEqual({ type, version, data: written });
  });

  it('fold into a token that was revoked', () => {
    const events = ['TokenGranted.v1.json', 'TokenRevoked.v1.json'].map((file) => {
      const { type, version, written } = golden(file);
      return codec.decode(stored(type, version, written)).event;
    });
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
  const { written } = golden('TokenRevoked.v1.json');
  expect(() => codec.decode(stored(type, version, written))).toThrow(UnknownEvent);
});

it('a revocation of a token that was never granted changes nothing', () => {
  const revoked = { type: 'TokenRevoked', data: { tokenId: 'x' } } as const;
  expect(tokensFold.evolve(tokensFold.initial, revoked)).toBe(tokensFold.initial);
});
