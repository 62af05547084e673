import { WrongExpectedRevision, type ExpectedRevision } from '@libro/event-sourcing';
import { openSqliteEventStore, type SqliteEventStore } from '@libro/event-store';
import { writeSync } from 'node:fs';
import { AppendSource } from '../../support/appends';
import { Random } from '../harness/random';

/**
 * Appends without end, with several callers at once on streams that other processes use too.
 * Before each append it prints `begin <stream and append as JSON>`, after its acknowledgement
 * `ack <commandId> <answer as JSON>`. Arguments: the ledger's file; a number that no other of its
 * processes has, for ids and chance.
 */
const [file = '', number = ''] = process.argv.slice(2);
const CALLERS = 4;
const STREAMS = 6;
const MOST_EVENTS = 6;

const source = new AppendSource(Number(number) * 1_000_000);
const random = new Random(Number(number));
const heads = new Map<string, ExpectedRevision>();

/** Synchronous: what was said is in the pipe, whenever the kill comes. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function appendWithoutEnd(store: SqliteEventStore): Promise<never> {
  for (;;) {
    const stream = `plan-${random.below(STREAMS)}`;
    const append = source.sized(1 + random.below(MOST_EVENTS));
    say(`begin ${JSON.stringify({ stream, append })}`);
    for (let done = false; !done;) {
      try {
        const answer = await store.append(stream, heads.get(stream) ?? 'none', append);
        say(`ack ${append.commandId} ${JSON.stringify(answer)}`);
        heads.set(stream, answer.revision);
        done = true;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        heads.set(stream, error.actual);
      }
    }
  }
}

async function main(): Promise<void> {
  const store = await openSqliteEventStore(file);
  await Promise.all(Array.from({ length: CALLERS }, () => appendWithoutEnd(store)));
}

void main();
