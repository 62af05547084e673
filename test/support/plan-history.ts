import type {
  DataOf,
  ExistingPlan,
  Header,
  PlanEvent,
  PlanEventType,
  Quarter,
  SignatureRole,
} from '@libro/plans';
// Not through the library's index: a spec of the domain then loads no framework.
import { lineIdInPlan } from '../../libs/plans/src/plan/ids';
import { NO_PLAN } from '../../libs/plans/src/plan/plan';
import { evolve } from '../../libs/plans/src/plan/plan.evolve';
import { quarterDigest } from '../../libs/plans/src/plan/quarters';

/** A small plan, as histories of tests begin: an additive meta 100 with its actions 101 and 102. */
export const PLAN_ID = '2021.54202';

export const HEADER: Header = {
  branch: { code: '54', name: 'BIENESTAR COMUNITARIO' },
  program: { code: '542', name: 'VINCULACIÓN COMUNITARIA' },
  executingUnit: { code: '54202', name: 'OFICINA DE PROYECTOS' },
  purpose: { code: '2', name: 'DESARROLLO SOCIAL' },
  function: { code: '2', name: 'VIVIENDA Y COMUNIDAD' },
  subfunction: { code: '2', name: 'DESARROLLO COMUNITARIO' },
  linesOfAction: [
    { code: '2.3.1', name: 'APOYOS A LAS COLONIAS' },
    { code: '2.6.1', name: 'OBRA COMUNITARIA' },
  ],
};

export const UNIT = { id: 'u-elena', office: 'Unidad ejecutora' };
export const PROGRAM = { id: 'u-tomas', office: 'Programa' };
export const BRANCH = { id: 'u-irene', office: 'Ramo' };
const SIGNERS = { prepared: UNIT, reviewed: PROGRAM, authorized: BRANCH };

/** Id of the line with this number. */
export function idOf(number: number): string {
  return lineIdInPlan(PLAN_ID, number);
}

const opened = {
  linesOfAction: ['2.6.1'],
  unitOfMeasure: 'Expediente',
  movement: null,
  inferred: false,
  source: null,
};

export function event<T extends PlanEventType>(type: T, data: DataOf<T>) {
  return { type, data };
}

export const PLAN_OPENED = event('PlanOpened', {
  fiscalYear: 2021,
  header: HEADER,
  inferred: false,
  source: null,
});

export const META_100 = event('MetaOpened', {
  ...opened,
  lineId: idOf(100),
  number: 100,
  description: 'Atender los proyectos de las colonias',
  annualGoal: '100',
  schedule: ['40', '30', '20', '10'],
  additive: true,
});

export const ACTION_101 = event('ActionOpened', {
  ...opened,
  lineId: idOf(101),
  number: 101,
  description: 'Integrar expedientes de obra',
  annualGoal: '60',
  schedule: ['30', '10', '10', '10'],
  metaId: idOf(100),
});

export const ACTION_102 = event('ActionOpened', {
  ...opened,
  lineId: idOf(102),
  number: 102,
  description: 'Integrar expedientes de apoyo',
  annualGoal: '40',
  schedule: ['10', '20', '10', '0'],
  metaId: idOf(100),
});

export const PLAN_AUTHORIZED = event('PlanAuthorized', { inferred: false, source: null });

/** The plan with its three lines, authorized. */
export const AUTHORIZED_PLAN: readonly PlanEvent[] = [
  PLAN_OPENED,
  META_100,
  ACTION_101,
  ACTION_102,
  PLAN_AUTHORIZED,
];

export function reported(number: number, quarter: Quarter, achieved: string) {
  return event('ProgressReported', {
    quarter,
    lineId: idOf(number),
    achieved,
    remarks: null,
    occurredIn: [],
    source: null,
  });
}

/** The plan that a history leaves. */
export function planAfter(...history: readonly PlanEvent[]): ExistingPlan {
  const plan = history.reduce(evolve, NO_PLAN);
  if (plan.status === 'none') throw new Error('the history opens no plan');
  return plan;
}

/** What a role's own signer signs of a quarter, as the history leaves it. */
export function quarterSigned(
  role: SignatureRole,
  quarter: Quarter,
  history: readonly PlanEvent[],
) {
  const digest = quarterDigest(planAfter(...history), quarter);
  return event('QuarterSigned', { quarter, role, digest, signedBy: SIGNERS[role] });
}

/** The history, and these quarters signed three times and closed. */
export function withClosed(
  history: readonly PlanEvent[],
  ...quarters: readonly Quarter[]
): readonly PlanEvent[] {
  return quarters.reduce(
    (before, quarter) => [
      ...before,
      quarterSigned('prepared', quarter, before),
      quarterSigned('reviewed', quarter, before),
      quarterSigned('authorized', quarter, before),
      event('QuarterClosed', { quarter }),
    ],
    history,
  );
}
