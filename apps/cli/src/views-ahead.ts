import { PLANS_PROJECTION } from '@libro/plans';
import { CheckpointEntity } from '@libro/read-store';
import { Failure, WRONG_INPUT } from './failure';
import type { Libro } from './libro';

const LOSSES = ['log-ends-early', 'event-missing'] as const;

/** A problem of the log, as `check` lists it. */
interface LostEvents {
  readonly code: (typeof LOSSES)[number];
  readonly position: number;
  readonly detail: string;
}

/**
 * What the log must have lost, where the views hold an event that it does not have; `null` where it
 * has it. Only the views know: a log that lost whole appends keeps all of its own promises.
 * @param end position of the log's last event
 * @throws Failure for views of another version of the program, which say nothing of this log
 */
export async function lostEvents(
  { store, readStore }: Libro,
  end: number,
): Promise<LostEvents | null> {
  const { name: projection, version } = PLANS_PROJECTION;
  const at = await readStore.reading(() =>
    readStore.manager.findOneBy(CheckpointEntity, { projection }),
  );
  if (at === null || at.position === 0) return null;
  if (at.version !== version) throw otherVersion(end);
  const { position, stream, revision, eventId } = at;
  const [event] = await store.read(stream, { from: revision, to: revision });
  if (event?.position === position && event.id === eventId) return null;
  if (position > end) {
    const detail = `la bitácora termina en ${end}; las vistas llegaron a ${position}`;
    return { code: 'log-ends-early', position: end, detail };
  }
  const reached = `las vistas llegaron al hecho ${eventId} en la posición ${position}`;
  return { code: 'event-missing', position, detail: `${reached}; la bitácora no lo tiene` };
}

/** Whether a problem of the log is one that only the views tell. */
export function isLoss({ code }: { readonly code: string }): boolean {
  return LOSSES.some((loss) => loss === code);
}

function otherVersion(end: number): Failure {
  const log = `la bitácora cumple sus promesas hasta la posición ${end}`;
  const views = 'las vistas son de otra versión de este programa';
  return new Failure(WRONG_INPUT, `${log}; ${views}: «libro rebuild» las rehace`);
}
