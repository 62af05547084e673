import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LogPlace } from '@libro/event-store';
import { Logger } from '@nestjs/common';
import { openedLedger } from '../opened-ledger';
import { LiveProjection } from './live-projection';

/** Views that follow the log until this is closed. */
export interface Projecting {
  /** Why they stand still; `null` while they follow. */
  readonly trouble: Error | null;
  close(): Promise<void>;
}

/** Brings the views of a place up to the log's end, and keeps them there. @throws as `catchUp` */
export type Project = (place: LogPlace) => Promise<Projecting>;

/** On this thread. */
export const project: Project = async (place) => {
  const ledger = await openedLedger(place);
  const heard = new Heard();
  const live = new LiveProjection(ledger, heard.tell);
  try {
    await live.catchUp();
  } catch (error) {
    await ledger.close();
    throw error;
  }
  live.start();
  const close = async () => {
    await live.stop();
    await ledger.close();
  };
  return heard.with(close);
};

/** On a thread of its own: what is projected keeps no command waiting. */
export const projectOnThread: Project = async (place) => {
  // What keeps the views from starting is thrown here, as the error that it is.
  await (await project(place)).close();
  const heard = new Heard();
  const thread = new Worker(join(__dirname, 'projection.worker.js'), { workerData: place });
  let isClosing = false;
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      if (!isClosing) heard.tell(new Error('the thread of the projection ended'));
      resolve();
    });
  });
  thread.on('message', heard.tell).on('error', heard.tell);
  await Promise.race([once(thread, 'message'), ended]);
  const close = async () => {
    isClosing = true;
    thread.postMessage('close');
    await ended;
  };
  return heard.with(close);
};

/** The state of the views as a projection tells it. */
class Heard {
  private readonly logger = new Logger('Projection');
  private trouble: Error | null = null;

  readonly tell = (trouble: Error | null): void => {
    this.trouble = trouble;
    if (trouble !== null) this.logger.error(trouble, 'the views stand still');
  };

  with(close: () => Promise<void>): Projecting {
    const trouble = () => this.trouble;
    return {
      get trouble() {
        return trouble();
      },
      close,
    };
  }
}
