import type {
  DraftRow,
  LineToOpen,
  ModificationContent,
  Movement,
  PlanEvent,
  Schedule,
  SignatureRole,
} from '@libro/plans';
import { applyFolio } from '../../libs/plans/src/movements/apply-folio';
import { factsFrom } from '../../libs/plans/src/movements/facts';
import type { FolioFacts } from '../../libs/plans/src/movements/facts';
import { folioDigest } from '../../libs/plans/src/plan/folio-digest';
import { lineIdInPlan } from '../../libs/plans/src/plan/ids';
import { planIdOf } from '../../libs/plans/src/plan/plan';
import {
  AUTHORIZED_PLAN,
  BRANCH,
  event,
  HEADER,
  idOf,
  PLAN_AUTHORIZED,
  PLAN_ID,
  planAfter,
  PROGRAM,
  UNIT,
} from './plan-history';

/** Folios (form TMM-F009) of two plans, as tests draft and sign them. */
export const FOLIO = '2021-04-1';
export const SIGNERS = { prepared: UNIT, reviewed: PROGRAM, authorized: BRANCH };

const TEXT = { description: 'Integrar expedientes de obra', linesOfAction: ['2.6.1'] };

/** A meta 200 that counts other things than its action 201, beside the additive one. */
export const TWO_METAS: readonly PlanEvent[] = [
  ...AUTHORIZED_PLAN.slice(0, -1),
  line({ kind: 'meta', number: 200, schedule: ['5', '5', '5', '5'] }),
  line({ kind: 'action', number: 201, schedule: ['4', '4', '4', '0'] }),
  line({ kind: 'action', number: 202, schedule: ['2', '2', '2', '2'], unitOfMeasure: 'Taller' }),
  PLAN_AUTHORIZED,
];

interface SmallLine {
  readonly kind: 'meta' | 'action';
  readonly number: number;
  readonly schedule: Schedule;
  readonly unitOfMeasure?: string;
}

function line({ kind, number, schedule, unitOfMeasure = 'Expediente' }: SmallLine) {
  const data = {
    ...TEXT,
    lineId: idOf(number),
    number,
    unitOfMeasure,
    annualGoal: String(schedule.reduce((total, each) => total + Number(each), 0)),
    schedule,
    movement: null,
    inferred: false,
    source: null,
  };
  return kind === 'meta'
    ? event('MetaOpened', { ...data, additive: false })
    : event('ActionOpened', { ...data, metaId: idOf(number - (number % 100)) });
}

/** The plan of another unit: a meta 300 that is no sum, and its action 301. */
export const OTHER_ID = planIdOf(2021, '54203');
export const otherIdOf = (number: number) => lineIdInPlan(OTHER_ID, number);
export const OTHER_PLAN: readonly PlanEvent[] = [
  event('PlanOpened', {
    fiscalYear: 2021,
    header: { ...HEADER, executingUnit: { code: '54203', name: 'OFICINA DE OBRA' } },
    inferred: false,
    source: null,
  }),
  ...[
    line({ kind: 'meta', number: 300, schedule: ['9', '0', '0', '0'] }),
    line({ kind: 'action', number: 301, schedule: ['2', '2', '2', '1'] }),
  ].map(ofOtherPlan),
  PLAN_AUTHORIZED,
];

function ofOtherPlan(opened: ReturnType<typeof line>): PlanEvent {
  const lineId = otherIdOf(opened.data.number);
  if (opened.type === 'MetaOpened') return event('MetaOpened', { ...opened.data, lineId });
  return event('ActionOpened', { ...opened.data, lineId, metaId: otherIdOf(300) });
}

export type Changes = Partial<DraftRow>;

/** A row that changes a line of the plan, in the unit of measure that it was opened with. */
export function changing(
  number: number,
  movements: readonly Movement[],
  [authorized, calendar]: readonly [string, Schedule],
): DraftRow {
  const shared = { ...TEXT, movements, authorized, calendar, justification: null };
  const described = TWO_METAS.find(({ data }) => 'number' in data && data.number === number);
  const description =
    described !== undefined && 'description' in described.data
      ? described.data.description
      : TEXT.description;
  const unitOfMeasure =
    described !== undefined && 'unitOfMeasure' in described.data
      ? described.data.unitOfMeasure
      : 'Expediente';
  return { ...shared, description, unitOfMeasure, lineId: idOf(number), opens: null };
}

/** The row as a client may send it, and as drafts of version 1 have it. */
export function withoutUnit({ unitOfMeasure: _, ...row }: DraftRow): DraftRow {
  return row;
}

/** A row that opens a line. */
export function opening(
  opens: Partial<LineToOpen> & { readonly number: number },
  calendar: Schedule,
  movements: readonly Movement[] = [{ code: 'AP' }],
): DraftRow {
  const line: LineToOpen = {
    kind: 'action',
    unitOfMeasure: 'Expediente',
    additive: false,
    ...opens,
  };
  const shared = { ...TEXT, movements, calendar, justification: null };
  return { ...shared, lineId: null, opens: line, authorized: null };
}

/** The content of a folio of one block. */
export function contentOf(...rows: readonly DraftRow[]): ModificationContent {
  return { formDate: '2021-04', blocks: [{ justification: 'Ampliación', rows }] };
}

export function drafted(content: ModificationContent, folio = FOLIO): PlanEvent {
  return event('ModificationDrafted', { folio, content });
}

export function signed(
  role: SignatureRole,
  content: ModificationContent,
  { folio = FOLIO, planId = PLAN_ID } = {},
): PlanEvent {
  const digest = folioDigest(planId, folio, content);
  return event('ModificationSigned', { folio, role, digest, signedBy: SIGNERS[role] });
}

/** The history with a folio drafted, signed three times, and in effect. */
export function withFolio(
  history: readonly PlanEvent[],
  content: ModificationContent,
  { folio = FOLIO, facts = factsFrom([]) }: { folio?: string; facts?: FolioFacts } = {},
): readonly PlanEvent[] {
  const plan = planAfter(...history);
  const of = { folio, planId: plan.planId };
  return [
    ...history,
    drafted(content, folio),
    signed('prepared', content, of),
    signed('reviewed', content, of),
    signed('authorized', content, of),
    event('ModificationAuthorized', { folio }),
    ...applyFolio(plan, { folio, content }, facts),
  ];
}
