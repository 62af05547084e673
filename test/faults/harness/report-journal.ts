import type { Receipt, StoredEvent } from '@libro/event-sourcing';

const ACK = /^ack (.+)$/;
const BEGIN = /^begin (.+)$/;

/**
 * Holds a log against what `programs/reporter.ts` said: every report that was acknowledged is there
 * once and where it was said to be; of the others at most the last, once; and nothing else.
 * @param before positions up to here were there before it started
 * @returns how many reports were acknowledged
 */
export function expectReports(
  lines: readonly string[],
  { log, stream, before }: { log: readonly StoredEvent[]; stream: string; before: number },
): number {
  const found = log.filter((each) => each.position > before && each.stream === stream);
  const receipts = lines.flatMap((line) => {
    const [, text] = ACK.exec(line) ?? [];
    return text === undefined ? [] : [JSON.parse(text) as Receipt];
  });
  const acknowledged = receipts.map(({ commandId, revision, position, events }) => {
    return { commandId, revision, position, id: events[0]?.id };
  });
  const places = found.map(({ metadata, revision, position, id }) => {
    return { commandId: metadata.commandId, revision, position, id };
  });
  expect(places.slice(0, acknowledged.length)).toStrictEqual(acknowledged);
  const begun = lines.flatMap((line) => BEGIN.exec(line)?.[1] ?? []);
  const unanswered = places.slice(acknowledged.length).map(({ commandId }) => commandId);
  expect([[], begun.slice(acknowledged.length)]).toContainEqual(unanswered);
  return acknowledged.length;
}
