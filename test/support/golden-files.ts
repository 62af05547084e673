import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventCodec } from '@libro/event-sourcing';
import type { DomainEvent, EventShapes, StoredEvent } from '@libro/event-sourcing';

const NAME = /^([A-Za-z]+)\.v(\d+)(?:\.[a-z-]+)?\.json$/;

/** The shapes in which events were ever written, a file each: files are added, never edited. */
export interface Golden<E extends DomainEvent> {
  readonly folder: string;
  /** Each file's SHA-256 (hex). */
  readonly digests: Readonly<Record<string, string>>;
  readonly shapes: EventShapes<E>;
}

/** A golden file as it would stand in a log. */
export function storedIn(folder: string, file: string): StoredEvent {
  const [, type = '', version = ''] = NAME.exec(file) ?? [];
  const data = readFileSync(join(folder, file), 'utf8');
  return storedAs({ type, version: Number(version), data });
}

/** An event as a log holds it, at position 7. */
export function storedAs(event: Pick<StoredEvent, 'type' | 'version' | 'data'>): StoredEvent {
  const metadata = {
    recordedAt: '2021-04-30T18:00:00.000Z',
    commandId: '00000000-0000-5000-8000-000000000001',
    commandDigest: '00'.repeat(32),
    actor: { id: 'u-elena', office: 'Unidad ejecutora' },
    correlationId: '00000000-0000-5000-8000-000000000001',
    causationId: null,
    index: 0,
    size: 1,
  };
  const id = '01790000-0000-7000-8000-000000000001';
  return { id, ...event, metadata, stream: 'golden', revision: 0, position: 7 };
}

/** What holds for the events of every stream: whatever was once written can be read for ever. */
export function itKeepsGoldenFiles<E extends DomainEvent>({
  folder,
  digests,
  shapes,
}: Golden<E>): void {
  const codec = new EventCodec(shapes);
  const newestOf = new Map(
    Object.entries<readonly unknown[]>(shapes).map(([type, upcasts]) => [type, upcasts.length + 1]),
  );

  it('are those on this list', () => {
    expect(readdirSync(folder).sort()).toStrictEqual(Object.keys(digests).sort());
  });

  it.each(Object.entries(digests))('%s was never edited', (file, sha256) => {
    const bytes = readFileSync(join(folder, file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  it.each([...newestOf])('hold %s in every version up to %i', (type, newest) => {
    const versions = Array.from({ length: newest }, (_, index) => index + 1);
    for (const version of versions) expect(digests).toHaveProperty([`${type}.v${version}.json`]);
  });

  it.each(Object.keys(digests))('%s decodes, and is written again as it was', (file) => {
    const stored = storedIn(folder, file);
    const again = codec.encode(codec.decode(stored).event);
    expect(again).toMatchObject({ type: stored.type, version: newestOf.get(stored.type) });
    // An older shape is written again in the newest one; that one's own file holds its text.
    if (stored.version === again.version) expect(again.data).toBe(stored.data);
  });
}
