import { WrongExpectedRevision, type ExpectedRevision } from '@libro/event-sourcing';
import { openSqliteEventStore, type SqliteEventStore } from '@libro/event-store';
import Database from 'better-sqlite3';
import { writeSync } from 'node:fs';
import { type Append, AppendSource } from '../../support/appends';
import { Random } from '../harness/random';

/**
 * A short life of a ledger, the same in every run: opens it, appends with up to three callers at
 * once, brings the WAL into the file now and then, and closes. What fails is sent again, three
 * times at most. Says each step; of an append `begin <stream and append as JSON>`, then
 * `ack <commandId> <answer as JSON>` or, for each failure, `error <error as JSON>`. Arguments: the
 * ledger's file; a number that no other of its processes has; how many appends; characters of each
 * event's body; how many rounds of appends are between two checkpoints; `close`, or `kill` for an
 * end by SIGKILL that leaves the WAL as it is.
 */
const [file = '', number = '', appends = '', characters = '', rounds = '', end = ''] =
  process.argv.slice(2);
const ATTEMPTS = 3;
const CALLERS = 3;
const STREAMS = 3;
const MOST_EVENTS = 3;

const source = new AppendSource(Number(number) * 1_000_000);
const random = new Random(Number(number));
const heads = new Map<string, ExpectedRevision>();

/** Synchronous: what was said is said, whenever the end comes. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function sayError(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  say(`error ${JSON.stringify({ name, message })}`);
}

function nextAppend(): Append {
  const size = 1 + random.below(MOST_EVENTS);
  return source.of(Array.from({ length: size }, () => ({ text: 'x'.repeat(Number(characters)) })));
}

async function append(store: SqliteEventStore): Promise<void> {
  const stream = `plan-${random.below(STREAMS)}`;
  const asked = nextAppend();
  say(`begin ${JSON.stringify({ stream, append: asked })}`);
  for (let failures = 0; failures < ATTEMPTS;) {
    try {
      const answer = await store.append(stream, heads.get(stream) ?? 'none', asked);
      say(`ack ${asked.commandId} ${JSON.stringify(answer)}`);
      heads.set(stream, answer.revision);
      return;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) {
        heads.set(stream, error.actual);
      } else {
        failures += 1;
        sayError(error);
      }
    }
  }
}

/** What a connection does by itself at a thousand pages, without that many. */
function checkpoint(): void {
  say('checkpointing');
  const db = new Database(file, { timeout: 5 });
  try {
    db.pragma('synchronous = FULL');
    db.pragma('wal_checkpoint(RESTART)');
  } catch {
    // One that fails or finds others at work is made later, by whoever fills up or closes.
  } finally {
    db.close();
  }
}

async function main(): Promise<void> {
  say('opening');
  const store = await openSqliteEventStore(file);
  for (let made = 0, round = 1; made < Number(appends); round += 1) {
    say('appending');
    const callers = Math.min(1 + random.below(CALLERS), Number(appends) - made);
    await Promise.all(Array.from({ length: callers }, () => append(store)));
    made += callers;
    if (round % Number(rounds) === 0) checkpoint();
  }
  say('closing');
  if (end === 'kill') process.kill(process.pid, 'SIGKILL');
  await store.close();
  say('closed');
}

main().catch(sayError);
