import { canonicalJson, LogBroken } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import type { LogProblem, LogReport } from '../log/problems';
import { askedBefore, verify as verifyLog } from '../log/verify';
import type { LogReader } from './reader';
import { envelopeIn, positionOf } from './recorded-event';
import type { Recorded } from './recorded-event';

/**
 * Checks every promise of the log up to its end as found. What EventStoreDB checks of its own files
 * it does by itself.
 * @throws what the client throws
 */
export async function verify(reader: LogReader): Promise<LogReport> {
  const { problems, end } = await damage(reader);
  return verifyLog(
    {
      positions: 'growing',
      damage: () => Promise.resolve(problems),
      head: () => Promise.resolve(end),
      page: async (after, to) =>
        (await reader.recordedPage(after, to)).map((recorded) => {
          const position = positionOf(recorded);
          const read = (): StoredEvent => reader.stored(recorded);
          return { position, metadata: metadataIn(recorded), read };
        }),
      before: askedBefore((firsts) => reader.before(firsts)),
    },
    (_error): _error is Error => false,
  );
}

/** The client reads the envelope as JSON: what is left to check is that it holds metadata. */
function metadataIn(recorded: Recorded): string {
  const envelope = envelopeIn(recorded);
  return envelope === undefined ? '' : canonicalJson(envelope.metadata);
}

/** Streams whose events stand in the log, but are not all given to who reads the stream. */
async function hidden(
  reader: LogReader,
  streams: ReadonlyMap<string, number>,
): Promise<readonly LogProblem[]> {
  const problems: LogProblem[] = [];
  for (const [stream, position] of streams) {
    const first = await reader.recorded(stream, { from: 0, to: 0 }).catch((error: unknown) => {
      if (error instanceof LogBroken) return [];
      throw error;
    });
    if (first[0]?.revision === 0n) continue;
    const detail = `stream ${stream} was truncated or deleted in EventStoreDB`;
    problems.push({ code: 'revision-gap', position, detail });
  }
  return problems;
}

/**
 * What stands twice that must not: no index keeps it out here; and what is hidden. And where our
 * events end.
 */
async function damage(reader: LogReader) {
  const problems: LogProblem[] = [];
  const streams = new Map<string, number>();
  const seen = new Set<string>();
  const last = await reader.head();
  let end = 0;
  const find = (key: string, code: LogProblem['code'], detail: string): void => {
    if (seen.has(key)) problems.push({ code, position: end, detail });
    seen.add(key);
  };
  for (let after = -1; after < end;) {
    after = end;
    for (const recorded of await reader.recordedPage(after, last)) {
      end = positionOf(recorded);
      const stream = reader.names.streamOf(recorded.streamId);
      if (!streams.has(stream)) streams.set(stream, end);
      const envelope = envelopeIn(recorded);
      if (envelope === undefined) continue;
      const { id, metadata } = envelope;
      find(id, 'duplicate-event-id', 'its id stands in the log twice');
      if (metadata.index !== 0) continue;
      const key = `${metadata.commandId} ${recorded.streamId}`;
      find(key, 'duplicate-command-id', 'its commandId stands in the stream twice');
    }
  }
  return { problems: [...problems, ...(await hidden(reader, streams))], end };
}
