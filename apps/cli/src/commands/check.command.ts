import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@libro/event-sourcing';
import { words } from '@libro/forms';
import type { Layout } from '@libro/forms';
import { TokenRegistry } from '@libro/identity';
import {
  PLANS_READ_MODEL,
  TRANSCRIPTION_REQUESTS_STREAM,
  transcriptionRequestsCodec,
} from '@libro/plans';
import { openReadStore } from '@libro/read-store';
import type { Command } from 'commander';
import { Failure, REFUSED } from '../failure';
import { projectorOver, withLibro } from '../libro';
import type { Libro } from '../libro';
import { isLoss, lostEvents } from '../views-ahead';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';

interface CheckAnswer {
  readonly events: number;
  readonly problems: readonly { code: string; position: number | null; detail: string }[];
  readonly truncated: boolean;
  readonly views: {
    readonly digest: string;
    readonly rebuiltDigest: string;
    readonly agree: boolean;
  };
}

/** `libro check`: the log's promises, and the views against what the log makes of them. */
export function addCheck(libro: Command): void {
  const command = libro
    .command('check')
    .description('comprueba las promesas de la bitácora y coteja con ella las vistas');
  withOutput(command, ['text', 'json']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<OutputOptions & { data: string }>();
    const answer = await withLibro(options.data, checked);
    await print(answer, () => layoutOf(answer), options);
    refuse(answer);
  });
}

/** @throws Failure where something is wrong, before any advice that would erase what shows it */
function refuse({ problems, views }: CheckAnswer): void {
  if (problems.some(isLoss)) {
    throw new Failure(
      REFUSED,
      'las vistas llegaron a hechos que la bitácora no tiene: o los perdió, o las vistas son de ' +
        'otro libro. Guarde una copia de la carpeta de datos antes de usar «libro rebuild», que ' +
        'borra las vistas, la única huella de lo que falta',
    );
  }
  if (problems.length > 0) throw new Failure(REFUSED, 'la bitácora falta a sus promesas');
  if (views.agree) return;
  throw new Failure(
    REFUSED,
    'las vistas no son las que la bitácora da: una de las dos se cambió fuera de este programa. ' +
      'Compare la bitácora con una copia suya antes de usar «libro rebuild», que hace las vistas ' +
      'de nuevo con lo que la bitácora dice ahora',
  );
}

async function checked(libro: Libro): Promise<CheckAnswer> {
  const report = await libro.store.verify();
  const lost = report.problems.length > 0 ? null : await lostEvents(libro, report.events);
  const { events, truncated } = report;
  const problems = lost === null ? report.problems : [lost];
  // A log that breaks its promises is not projected: its figures would be worth nothing.
  if (problems.length > 0) {
    return { events, problems, truncated, views: { digest: '', rebuiltDigest: '', agree: false } };
  }
  await readWhatViewsLeaveOut(libro);
  await libro.projector.projectToEnd();
  const digest = await libro.projector.digest();
  const rebuiltDigest = await rebuiltElsewhere(libro);
  return {
    events,
    problems,
    truncated,
    views: { digest, rebuiltDigest, agree: digest === rebuiltDigest },
  };
}

/** @throws UnknownEvent for one that nobody knows in a stream that makes no views */
async function readWhatViewsLeaveOut({ store }: Libro): Promise<void> {
  await new TokenRegistry(store, systemClock).list();
  const requests = await store.read(TRANSCRIPTION_REQUESTS_STREAM);
  const codec = transcriptionRequestsCodec();
  for (const each of requests) codec.decode(each);
}

/** What the views would be if they were made anew, without touching those that are there. */
async function rebuiltElsewhere({ store }: Libro): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'libro-'));
  try {
    const readStore = await openReadStore(join(folder, 'views.db'), PLANS_READ_MODEL);
    try {
      const projector = projectorOver(store, readStore);
      await projector.rebuild();
      return await projector.digest();
    } finally {
      await readStore.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function layoutOf({ events, problems, truncated, views }: CheckAnswer): Layout {
  const rows = problems.map(({ code, position, detail }) => [
    code,
    position === null ? '' : String(position),
    detail,
  ]);
  const columns = [words('FALTA'), words('POSICIÓN'), words('DETALLE')];
  return {
    title: ['COMPROBACIÓN'],
    fields: [],
    tables: problems.length === 0 ? [] : [{ caption: null, columns, rows }],
    notes: [
      `Bitácora: ${events} hechos, ${problems.length} faltas${truncated ? ' o más' : ''}`,
      views.agree
        ? `Vistas: son las de la bitácora (digesto ${views.digest})`
        : 'Vistas: no son las de la bitácora, o no se cotejaron',
    ],
  };
}
