import { auditTrailLayout } from '@libro/forms';
import { auditTrail, lineHistory } from '@libro/plans';
import type { Command } from 'commander';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';
import { stated } from '../stated-option';
import { found, withViews } from '../views';

interface HistoryOptions extends OutputOptions {
  readonly data: string;
  readonly plan: string;
  readonly line?: string;
  readonly asOf?: string;
}

/** `libro history`: the audit trail of a plan or of one line, from the views. */
export function addHistory(libro: Command): void {
  const command = libro
    .command('history')
    .description('historia de un plan o de una línea, hecho por hecho')
    .requiredOption('--plan <ID>', 'plan, por ejemplo 2021.54202', stated)
    .option('--line <N>', 'número de línea: muestra todas las que lo llevaron; o su id', stated)
    .option('--as-of <P>', 'hasta una posición o un momento (RFC 3339)');
  withOutput(command, ['text', 'json', 'csv']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<HistoryOptions>();
    await (options.line === undefined
      ? planHistory(options)
      : historyOfLine(options, options.line));
  });
}

async function planHistory(options: HistoryOptions): Promise<void> {
  const { plan } = options;
  const trail = await withViews(options, ({ readStore }, at) =>
    auditTrail(readStore, { plan }, at),
  );
  found(trail.items[0] ?? null, `plan ${plan}`);
  await print(trail, () => auditTrailLayout(trail, `HISTORIA DEL PLAN ${plan}`), options);
}

async function historyOfLine(options: HistoryOptions, asked: string): Promise<void> {
  const { plan } = options;
  const line = /^\d+$/.test(asked) ? `number:${asked}` : asked;
  const answer = await withViews(options, ({ readStore }, at) =>
    lineHistory(readStore, { planId: plan, line }, at),
  );
  const history = found(answer, `línea ${asked} del plan ${plan}`);
  await print(history, () => lineHistoryLayout(history), options);
}

function lineHistoryLayout(history: NonNullable<Awaited<ReturnType<typeof lineHistory>>>) {
  const { asOf, planId, lines } = history;
  const layouts = lines.map(({ number, description, active, entries }) => {
    const state = active ? 'activa' : 'inactiva';
    const caption = `Línea ${number} (${state}): ${description}`;
    const [table] = auditTrailLayout({ asOf, items: entries }, '').tables;
    return table === undefined ? [] : [{ ...table, caption }];
  });
  return {
    ...auditTrailLayout({ asOf, items: [] }, `HISTORIA DE LÍNEAS DEL PLAN ${planId}`),
    tables: layouts.flat(),
  };
}
