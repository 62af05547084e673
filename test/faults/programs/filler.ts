import { StoreUnavailable } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { AppendSource, logOf } from '../../support/appends';

/**
 * Appends to a ledger until it cannot, and goes on a little: prints `ack <events so far>` for each
 * append that was acknowledged, `refused <the error as JSON>` for each of three that were not, and
 * `readable <events>` at last. Argument: the ledger's file.
 */
const [file = ''] = process.argv.slice(2);
const MOST_APPENDS = 2_000;
const EVENTS = 20;

function refused(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const unavailable = error instanceof StoreUnavailable;
  console.log(`refused ${JSON.stringify({ name, message, unavailable })}`);
}

async function main(): Promise<void> {
  const store = await openSqliteEventStore(file);
  const source = new AppendSource(5_000_000);
  let refusals = 0;
  for (let i = 0; i < MOST_APPENDS && refusals < 3; i += 1) {
    try {
      const { position } = await store.append(`full-${i}`, 'none', source.sized(EVENTS));
      console.log(`ack ${position}`);
    } catch (error) {
      refusals += 1;
      refused(error);
    }
  }
  console.log(`readable ${(await logOf(store)).length}`);
  await store.close();
}

main().catch(refused);
