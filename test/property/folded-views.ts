import { currentGoals, modificationsSheets } from '@libro/plans';
import type { CurrentGoals, PlanBody } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
import { PLAN_VERSION, TRANSFER_VERSION } from '../../libs/plans/src/current-goals/current-goals';
import { planRows } from '../../libs/plans/src/current-goals/plan-rows';
import { folioOnForm, folioOnRecord } from '../../libs/plans/src/modifications-sheet/folio';
import { NO_PLAN } from '../../libs/plans/src/plan/plan';
import { NO_PAPERS } from '../../libs/plans/src/projection/papers';
import type { FoldedLog } from './folded-log';

/** What a plan's views should show beside its lines, made at once out of the folded log. */
export function foldedPlan({ plans }: FoldedLog, planId: string) {
  const view = plans.get(planId);
  if (view === undefined || view.plan.status === 'none') return null;
  const { plan, papers } = view;
  const rows = planRows({ plan: NO_PLAN, papers: NO_PAPERS }, { plan, papers });
  const bodies = (name: string) =>
    rows.filter(({ table }) => table.name === name).map(({ values }) => String(values?.at(-1)));
  const [body] = bodies(PLAN_VERSION.name).map((each) => JSON.parse(each) as PlanBody);
  const given = bodies(TRANSFER_VERSION.name).map(
    (each) => JSON.parse(each) as CurrentGoals['amountsUnderWay'][number],
  );
  const folios = [...plan.modifications.values()].map((of) =>
    headOf(folioOnForm(folioOnRecord(plan, papers, of))),
  );
  return { plan: body?.plan, quarters: body?.quarters, given: byId(given), folios };
}

/** The same as the views show it. */
export async function shownPlan(reads: ReadStore, planId: string) {
  const goals = await currentGoals(reads, planId);
  const sheets = await modificationsSheets(reads, planId);
  if (goals === null || sheets === null) return null;
  const { plan, quarters, amountsUnderWay } = goals;
  const given = amountsUnderWay.filter(({ direction }) => direction === 'out');
  return { plan, quarters, given: byId(given), folios: sheets.items.map(headOf) };
}

type Shown = NonNullable<Awaited<ReturnType<typeof modificationsSheets>>>['items'][number];

/** Its rows show the lines' units of measure as they were when the folio last changed. */
function headOf({ folio, status, formDate, signatures, digest }: Shown) {
  return { folio, status, formDate, signatures, digest };
}

function byId(amounts: CurrentGoals['amountsUnderWay']): CurrentGoals['amountsUnderWay'] {
  return amounts.toSorted((a, b) => (a.transferId < b.transferId ? -1 : 1));
}
