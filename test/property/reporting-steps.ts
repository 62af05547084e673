import { quarterDigest } from '@libro/plans';
import type { ExistingPlan, Quarter } from '@libro/plans';
import { evidenceDigest } from '../../libs/plans/src/findings/finding-of';
import { mapQuarters } from '../../libs/plans/src/plan/quantity';
import { QUARTERS, SIGNATURE_ROLES } from '../../libs/plans/src/plan/words';
import { pendingOf, planIdOfStep } from './changing-steps';
import { foldedFindings } from './folded-log';
import type { Dice } from './folio-kinds';
import { modificationSheetOf } from './random-folio-sheets';
import { progressSheetOf } from './random-sheets';
import type { RowDice } from './random-sheets';
import type { WholeLedger } from './whole-ledger';

interface Step {
  readonly plan: number;
  readonly dice: Dice;
  readonly rows: readonly RowDice[];
}
type Take = (ledger: WholeLedger, step: Step) => Promise<unknown>;

const REMARKS = [null, 'Se suspendió', 'Llovió en el primer trimestre'];

function lineAt(plan: ExistingPlan | undefined, at: number): string {
  const lines = [...(plan?.lines.keys() ?? [])];
  return lines[at % Math.max(lines.length, 1)] ?? 'number:100';
}

function quarterAt(at: number): Quarter {
  return QUARTERS[at % QUARTERS.length] ?? 1;
}

/** Reports one line or several, a part of it in another quarter. */
const report: Take = async (ledger, { rows, dice, ...step }) => {
  const planId = planIdOfStep(step);
  const plan = ledger.plan(planId);
  const quarter = quarterAt(dice.quarter);
  const byLine = new Map(rows.map((row) => [lineAt(plan, row.line), row]));
  const lines = [...byLine].map(([line, row]) => ({
    line,
    achieved: String(row.amount),
    remarks: REMARKS[row.other % REMARKS.length] ?? null,
    occurredIn: row.flaw === 0 ? [{ quarter: quarterAt(dice.quarter + 1), amount: '1' }] : [],
  }));
  const all = dice.other % 2 === 0 ? lines : lines.slice(0, 1);
  await ledger.send(ledger.handlers.report, planId, { quarter, lines: all });
};

/** Corrects a line in a quarter that is closed or, where that is refused, open. */
const correct: Take = async (ledger, { dice, ...step }) => {
  const planId = planIdOfStep(step);
  if (ledger.plan(planId)?.quarters[0].closed === false) await closedNext(ledger, planId, 1);
  const plan = ledger.plan(planId);
  const closed = plan?.quarters.filter((each) => each.closed).length ?? 0;
  const quarter = quarterAt(dice.quarter % Math.max(closed, 1));
  const remeasured = [...(plan?.lines.values() ?? [])].find((each) => each.restated);
  const isEarlier = remeasured !== undefined && dice.other % 2 === 1;
  const line = isEarlier ? remeasured.id : lineAt(plan, dice.line);
  const achieved = String(dice.amount);
  const occurredIn = dice.other === 0 ? [] : null;
  const correction = { quarter, line, achieved, occurredIn, reason: 'Error de captura' };
  const series = isEarlier ? { series: 1 } : {};
  await ledger.send(ledger.handlers.correct, planId, { ...correction, ...series });
};

/** Puts the next signature under any quarter, by whoever is at it. */
const signQuarter: Take = async (ledger, { dice, ...step }) => {
  const planId = planIdOfStep(step);
  const quarter = quarterAt(dice.quarter);
  await signedNext(ledger, planId, quarter);
};

async function signedNext(ledger: WholeLedger, planId: string, quarter: Quarter): Promise<boolean> {
  const plan = ledger.plan(planId);
  const state = plan?.quarters[quarter - 1];
  const role = SIGNATURE_ROLES[state?.signatures.length ?? 0];
  if (plan === undefined || role === undefined) return false;
  const digest = quarterDigest(plan, quarter);
  return ledger.send(ledger.handlers.signQuarter, planId, { quarter, role, digest });
}

const closeQuarter: Take = async (ledger, { dice, ...step }) => {
  await closedNext(ledger, planIdOfStep(step), dice.other);
};

/** Closes the first open quarter: by three persons, or by one. */
async function closedNext(ledger: WholeLedger, planId: string, persons: number): Promise<boolean> {
  const open = ledger.plan(planId)?.quarters.find(({ closed }) => !closed);
  if (open === undefined) return false;
  for (const at of SIGNATURE_ROLES.keys()) {
    if (persons % 4 > 0) ledger.act(at);
    if (!(await signedNext(ledger, planId, open.quarter))) return false;
  }
  return ledger.plan(planId)?.quarters[open.quarter - 1]?.closed ?? false;
}

/** Ends what is pending and under way, closes the quarters and the plan. */
const endYear: Take = async (ledger, { dice, ...step }) => {
  const planId = planIdOfStep(step);
  const { withdraw, decline, close } = ledger.handlers;
  for (const folio of pendingOf(ledger.plan(planId))) {
    await ledger.send(withdraw, planId, { folio, reason: 'Fin del ejercicio' });
  }
  for (const { transferId, to } of ledger.plan(planId)?.underWay.values() ?? []) {
    const command = { transferId, givenBy: planId, reason: 'Fin del ejercicio' };
    await ledger.send(decline, to.planId, command);
  }
  while (await closedNext(ledger, planId, dice.other));
  await ledger.send(close, planId, {});
};

const progressSheet: Take = async (ledger, step) => {
  const planId = planIdOfStep(step);
  await ledger.transcribe([progressSheetOf(ledger.plan(planId), planId, step)]);
};

const modificationSheet: Take = async (ledger, step) => {
  const planId = planIdOfStep(step);
  await ledger.transcribe([modificationSheetOf(ledger.plan(planId), planId, step)]);
};

/** Settles the first row in doubt of any plan. */
const resolve: Take = async (ledger, { dice }) => {
  for (const { planId, doubtfulRows, lines } of ledger.plans) {
    const [row] = doubtfulRows.values();
    if (row === undefined) continue;
    const goal = lines.get(row.lineId)?.goal ?? '0';
    await ledger.send(ledger.handlers.resolve, planId, {
      rowId: row.rowId,
      planned: [goal, '0', '0', '0'],
      achieved: mapQuarters((quarter) => (quarter === row.quarter ? String(dice.amount) : null)),
      reason: 'Según el original',
    });
    return;
  }
};

/** Acknowledges a finding that is open: of a plan, or of the body's catalogues. */
const acknowledge: Take = async (ledger, { dice }) => {
  const open = foldedFindings(ledger.log);
  const ofBody = open.filter(({ planId }) => planId === null);
  const among = dice.quarter === 0 && ofBody.length > 0 ? ofBody : open;
  const finding = among[(dice.amount * 12 + dice.other) % Math.max(among.length, 1)];
  if (finding === undefined) return;
  const evidence = dice.line === 0 ? 'ab'.repeat(32) : evidenceDigest(finding);
  const command = { findingId: finding.id, evidenceDigest: evidence, reason: 'Se revisó' };
  if (finding.planId === null) await ledger.acknowledgeOfBody(command);
  else await ledger.send(ledger.handlers.acknowledge, finding.planId, command);
};

/** Steps that report, sign, transcribe, and end a year. */
export const REPORTING = {
  report,
  correct,
  signQuarter,
  closeQuarter,
  endYear,
  progressSheet,
  modificationSheet,
  resolve,
  acknowledge,
} as const satisfies Readonly<Record<string, Take>>;
