import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { LogPlace } from '@libro/event-store';
import { openedLedger } from '../opened-ledger';
import { LiveProjection } from './live-projection';

/** Tells the thread that started it how the views are, until that says that it shall close. */
async function projectUntilClosed(place: LogPlace): Promise<void> {
  if (parentPort === null) throw new Error('this file is the start of a thread');
  const port = parentPort;
  const closing = once(port, 'message');
  const ledger = await openedLedger(place);
  const live = new LiveProjection(ledger, (trouble) => {
    port.postMessage(trouble);
  });
  live.start();
  await closing;
  await live.stop();
  await ledger.close();
}

void projectUntilClosed(workerData as LogPlace);
