import { canonicalJson } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import type { LogProblem, LogReport } from '../log/problems';
import { verify as verifyLog } from '../log/verify';
import type { LogReader } from './reader';
import { envelopeIn, positionOf, storedEvent } from './recorded-event';
import type { Recorded } from './recorded-event';

/**
 * Checks every promise of the log up to its end as found. What EventStoreDB checks of its own files
 * it does by itself.
 * @throws what the client throws
 */
export async function verify(reader: LogReader): Promise<LogReport> {
  const { problems, end } = await doubled(reader);
  return verifyLog(
    {
      positions: 'growing',
      damage: () => Promise.resolve(problems),
      head: () => Promise.resolve(end),
      page: async (after, to) =>
        (await reader.recordedPage(after, to)).map((recorded) => {
          const position = positionOf(recorded);
          const read = (): StoredEvent => storedEvent(recorded);
          return { position, metadata: metadataIn(recorded), read };
        }),
      before: async (firsts) => {
        const find = await reader.before(firsts);
        const asked = new Set(firsts.map(({ stream }) => stream));
        // Behind an event that cannot be read a stream is not known any more: it is let pass.
        return (stream, revision) => (asked.has(stream) ? find(stream, revision) : 0);
      },
    },
    (_error): _error is Error => false,
  );
}

/** The client reads the envelope as JSON: what is left to check is that it holds metadata. */
function metadataIn(recorded: Recorded): string {
  const envelope = envelopeIn(recorded);
  return envelope === undefined ? '' : canonicalJson(envelope.metadata);
}

/** What stands twice that must not: no index keeps it out here. And where our events end. */
async function doubled(reader: LogReader) {
  const problems: LogProblem[] = [];
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
      const envelope = envelopeIn(recorded);
      if (envelope === undefined) continue;
      const { id, metadata } = envelope;
      find(id, 'duplicate-event-id', 'its id stands in the log twice');
      if (metadata.index !== 0) continue;
      const key = `${metadata.commandId} ${recorded.streamId}`;
      find(key, 'duplicate-command-id', 'its commandId stands in the stream twice');
    }
  }
  return { problems, end };
}
