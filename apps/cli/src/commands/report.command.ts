import { currentGoalsLayout, modificationsLayout, quarterlyGridLayout } from '@libro/forms';
import { currentGoals, modificationsSheets, quarterlyGrid } from '@libro/plans';
import type { ModificationsList, Quarter } from '@libro/plans';
import type { Command } from 'commander';
import { print, printReport, REPORT_FORMATS, withOutput } from '../output';
import type { OutputOptions, Report } from '../output';
import { quarterOf } from '../quarter-option';
import { stated } from '../stated-option';
import { found, withViews } from '../views';
import { addCabildo } from './cabildo.command';

interface ReportOptions extends OutputOptions {
  readonly data: string;
  readonly plan: string;
  readonly quarter: Quarter;
  readonly folio?: string;
  readonly asOf?: string;
}

/** `libro report …`: the official grids, as of any position or time. */
export function addReport(libro: Command): void {
  const report = libro.command('report').description('metas vigentes y formatos oficiales');
  addGoals(report);
  addGrid(report);
  addModifications(report);
  addCabildo(report);
}

function addGoals(report: Command): void {
  const words = 'metas vigentes de un plan, contra tres varas de medir';
  const command = withOutput(ofPlan(report, 'goals', words), ['text', 'json', 'csv']);
  command.action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<ReportOptions>();
    const { plan } = options;
    const answer = await withViews(options, ({ readStore }, at) =>
      currentGoals(readStore, plan, at),
    );
    const goals = found(answer, `plan ${plan}`);
    await print(goals, () => currentGoalsLayout(goals), options);
  });
}

function addGrid(report: Command): void {
  const words = 'avance físico programático de un trimestre (TMM-F004)';
  const command = withOutput(ofPlan(report, 'f004', words), REPORT_FORMATS);
  command.requiredOption('--quarter <T>', 'trimestre, de 1 a 4', quarterOf);
  command.action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<ReportOptions>();
    const { plan, quarter } = options;
    const answer = await withViews(options, ({ readStore }, at) =>
      quarterlyGrid(readStore, { planId: plan, quarter }, at),
    );
    const grid = found(answer, `plan ${plan}`);
    const page: Report['page'] = ({ quarterlyGridPage }) => quarterlyGridPage(grid);
    await printReport(grid, { layout: () => quarterlyGridLayout(grid), page }, options);
  });
}

function addModifications(report: Command): void {
  const words = 'modificaciones programáticas (TMM-F009)';
  const command = withOutput(ofPlan(report, 'f009', words), REPORT_FORMATS);
  command.option('--folio <F>', 'solo un folio', stated);
  command.action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<ReportOptions>();
    const { plan, folio } = options;
    const answer = await withViews(options, ({ readStore }, at) =>
      modificationsSheets(readStore, plan, at),
    );
    const list = onlyFolio(found(answer, `plan ${plan}`), folio);
    const layout = () => modificationsLayout(list);
    await printReport(list, { layout, page: pageOf(list, folio) }, options);
  });
}

/** One folio is its own sheet. */
function pageOf(list: ModificationsList, folio: string | undefined): Report['page'] {
  const { asOf, plan, items } = list;
  const [first] = items;
  return ({ modificationsListPage, modificationsSheetPage }) =>
    folio === undefined || first === undefined
      ? modificationsListPage(list)
      : modificationsSheetPage({ asOf, plan, ...first });
}

function onlyFolio(list: ModificationsList, folio: string | undefined): ModificationsList {
  if (folio === undefined) return list;
  const item = list.items.find((each) => each.folio === folio) ?? null;
  return { ...list, items: [found(item, `folio ${folio}`)] };
}

function ofPlan(report: Command, name: string, description: string): Command {
  return report
    .command(name)
    .description(description)
    .requiredOption('--plan <ID>', 'plan, por ejemplo 2021.54202', stated)
    .option('--as-of <P>', 'como era en una posición o en un momento (RFC 3339)');
}
