import { openSqliteEventStore } from '@libro/event-store';
import type { Journal } from './journal';

/**
 * Opens a ledger after a fault, with all its processes ended, and holds it against what they said:
 * what was acknowledged is there, and every promise of the log holds. Then all that was not
 * acknowledged is sent again, and after that everything, to the same answers.
 * @returns how many of those not acknowledged had taken effect
 */
export async function settled(file: string, journal: Journal): Promise<number> {
  const store = await openSqliteEventStore(file);
  try {
    await journal.check(store);
    expect((await store.verify()).problems).toStrictEqual([]);
    const tookEffect = await journal.sendAgain(store);
    await journal.expectRepeats(store);
    return tookEffect;
  } finally {
    await store.close();
  }
}
