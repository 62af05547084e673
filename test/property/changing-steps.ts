import type { ExistingPlan, ModificationContent } from '@libro/plans';
import { folioDigest } from '../../libs/plans/src/plan/folio-digest';
import { SIGNATURE_ROLES } from '../../libs/plans/src/plan/words';
import { rowsOf } from './folio-changes';
import { KINDS } from './folio-kinds';
import type { Dice } from './folio-kinds';
import { headerOf } from './random-sheets';
import { PLAN_IDS } from './whole-ledger';
import type { WholeLedger } from './whole-ledger';

/** What these steps need to know of what is asked. */
interface Step {
  readonly plan: number;
  readonly kinds: readonly (keyof typeof KINDS)[];
  readonly dice: Dice;
}
type Take = (ledger: WholeLedger, step: Step) => Promise<unknown>;

export function planIdOfStep({ plan }: Pick<Step, 'plan'>): string {
  return PLAN_IDS[plan] ?? '';
}

export function pendingOf(plan: ExistingPlan | undefined): readonly string[] {
  const all = [...(plan?.modifications.values() ?? [])];
  return all
    .filter(({ status }) => status === 'draft' || status === 'returned')
    .map(({ folio }) => folio);
}

const folio: Take = (ledger, { kinds, dice, ...step }) =>
  drafted(ledger, planIdOfStep(step), { kinds, dice });

/** Drafts a folio or, now and then, another content of a pending one; signs half of them. */
async function drafted(
  ledger: WholeLedger,
  planId: string,
  { kinds, dice }: Omit<Step, 'plan'>,
): Promise<void> {
  const plan = ledger.plan(planId);
  if (plan === undefined) return;
  const rows = rowsOf(
    plan,
    kinds.flatMap((kind) => KINDS[kind](plan, ledger, dice)),
  );
  if (rows.length === 0) return;
  const content: ModificationContent = {
    formDate: `2021-0${1 + (dice.amount % 9)}`,
    blocks: [{ justification: 'Ajuste del programa', rows }],
  };
  const pending = dice.other % 2 === 0 ? pendingOf(plan)[0] : undefined;
  const name = pending ?? `F-${plan.modifications.size + 1}`;
  const { draft, redraft } = ledger.handlers;
  const handler = pending === undefined ? draft : redraft;
  const allowed = await ledger.send(handler, planId, { folio: name, content });
  if (allowed && dice.amount % 2 > 0) await signed(ledger, planId, name);
}

/** An amount goes from one plan to another, which takes it in half of the time. */
const transfer: Take = async (ledger, { dice, ...step }) => {
  const planId = planIdOfStep(step);
  const before = new Set(ledger.plan(planId)?.underWay.keys());
  await drafted(ledger, planId, { kinds: ['give'], dice: { ...dice, amount: 1 } });
  const given = [...(ledger.plan(planId)?.underWay.values() ?? [])];
  const [news] = given.filter(({ transferId }) => !before.has(transferId));
  if (news === undefined || dice.amount % 2 === 0) return;
  await drafted(ledger, news.to.planId, { kinds: ['take'], dice: { ...dice, amount: 1 } });
};

/** Signs on from where the folio stands; stops at the first refusal. */
async function signed(ledger: WholeLedger, planId: string, name: string): Promise<void> {
  for (const [at, role] of SIGNATURE_ROLES.entries()) {
    const { content, signatures } = ledger.plan(planId)?.modifications.get(name) ?? {};
    if (!content || signatures?.some((each) => each.role === role) === true) continue;
    ledger.act(at);
    const digest = folioDigest(planId, name, content);
    if (!(await ledger.send(ledger.handlers.sign, planId, { folio: name, role, digest }))) return;
  }
}

/** Signs a pending folio, by one person alone: all of its signatures, or the next one. */
const sign: Take = async (ledger, step) => {
  const planId = planIdOfStep(step);
  const plan = ledger.plan(planId);
  const [name] = pendingOf(plan);
  const found = plan?.modifications.get(name ?? '');
  if (name === undefined || !found?.content) return;
  if (step.dice.quarter % 2 === 0) {
    await signed(ledger, planId, name);
    return;
  }
  const digest = folioDigest(planId, name, found.content);
  const role = SIGNATURE_ROLES[found.signatures.length] ?? 'prepared';
  await ledger.send(ledger.handlers.sign, planId, { folio: name, role, digest });
};

/** The first folio that is pending in any plan. */
function firstPending(ledger: WholeLedger) {
  return ledger.plans.flatMap((plan) =>
    pendingOf(plan).map((folio) => ({ planId: plan.planId, folio })),
  )[0];
}

const giveBack: Take = async (ledger) => {
  const { planId, folio: name } = firstPending(ledger) ?? {};
  if (planId === undefined || name === undefined) return;
  await ledger.send(ledger.handlers.giveBack, planId, { folio: name, reason: 'Falta sustento' });
};

const withdraw: Take = async (ledger) => {
  const { planId, folio: name } = firstPending(ledger) ?? {};
  if (planId === undefined || name === undefined) return;
  await ledger.send(ledger.handlers.withdraw, planId, { folio: name, reason: 'Ya no procede' });
};

/** Declines the first amount that another plan gave. */
const decline: Take = async (ledger, step) => {
  for (const { planId: givenBy, underWay } of ledger.plans) {
    const [first] = underWay.values();
    if (first === undefined) continue;
    const { transferId, to } = first;
    const reason = `No procede: ${step.dice.amount}`;
    await ledger.send(ledger.handlers.decline, to.planId, { transferId, givenBy, reason });
    return;
  }
};

const wording: Take = async (ledger, step) => {
  const planId = planIdOfStep(step);
  const { line, other, quarter } = step.dice;
  const lines = [...(ledger.plan(planId)?.lines.keys() ?? [])];
  const fields = [
    `lines.${lines[line % Math.max(lines.length, 1)] ?? ''}.description`,
    'executingUnit',
    'branch',
    'linesOfAction.2.6.1',
  ] as const;
  const value = `Nombre corregido ${other % 3}`;
  const reason = 'Error de captura';
  const field = fields[quarter] ?? 'branch';
  await ledger.send(ledger.handlers.correctWording, planId, { field, value, reason });
};

/** Opens the plan, adds a line and, after some lines, authorizes it. */
const found: Take = async (ledger, step) => {
  const planId = planIdOfStep(step);
  const { open, add, authorize } = ledger.handlers;
  const { amount, line, other } = step.dice;
  await ledger.send(open, planId, { fiscalYear: 2021, header: headerOf(planId, line) });
  const goal = String(amount);
  const words = { description: 'Línea propia', linesOfAction: ['2.6.1'], unitOfMeasure: 'Taller' };
  const figures = { annualGoal: goal, schedule: [goal, '0', '0', '0'] } as const;
  const meta = { kind: 'meta', number: 700, additive: false } as const;
  await ledger.send(add, planId, { ...meta, ...words, ...figures });
  if (other % 3 === 0) return;
  await ledger.send(add, planId, { kind: 'action', number: 701, ...words, ...figures });
  if (other % 3 === 1) await ledger.send(authorize, planId, {});
};

const repeat: Take = (ledger) => ledger.repeat();

/** Steps that change goals, folios and wording. */
export const CHANGING = {
  folio,
  transfer,
  sign,
  giveBack,
  withdraw,
  decline,
  wording,
  found,
  repeat,
} as const satisfies Readonly<Record<string, Take>>;
