import { canonicalJson, timeOrderedIds } from '@libro/event-sourcing';
import type { EventToAppend } from '@libro/event-sourcing';
import { lineIdInPlan, mapQuarters, QUARTERS, streamOf } from '@libro/plans';
import type { Header, PlanEvent, Quarter, Schedule } from '@libro/plans';

/** Unit code that stands for each plan's own one in the template. */
const UNIT = 'UNIDAD';
const PLAN = `2021.${UNIT}`;
const METAS = [100, 200] as const;
const ACTIONS = [101, 102, 103, 104, 201, 202, 203, 204] as const;
const SCHEDULE: Schedule = ['30', '25', '25', '20'];
const RAISED: Schedule = ['30', '30', '35', '25'];
const SIGNER = { id: 'titular', office: 'Unidad ejecutora' };
const DIGEST = '0'.repeat(64);

const coded = (code: string, name: string) => ({ code, name });
const HEADER: Header = {
  branch: coded('50', 'RAMO SINTÉTICO'),
  program: coded('501', 'PROGRAMA SINTÉTICO'),
  executingUnit: coded(UNIT, 'UNIDAD SINTÉTICA'),
  purpose: coded('2', 'DESARROLLO SOCIAL'),
  function: coded('2', 'SERVICIOS'),
  subfunction: coded('2', 'DESARROLLO COMUNITARIO'),
  linesOfAction: [coded('2.3.1', 'APOYOS')],
};

function line(number: number): PlanEvent {
  const shared = {
    lineId: lineIdInPlan(PLAN, number),
    number,
    description: `Línea sintética ${number} con una redacción de largo corriente`,
    linesOfAction: ['2.3.1'],
    unitOfMeasure: 'Apoyo',
    annualGoal: '100',
    schedule: SCHEDULE,
    movement: null,
    inferred: false,
    source: null,
  };
  const metaId = lineIdInPlan(PLAN, Math.floor(number / 100) * 100);
  return number % 100 === 0
    ? { type: 'MetaOpened', data: { ...shared, additive: false } }
    : { type: 'ActionOpened', data: { ...shared, metaId } };
}

function progress(quarter: Quarter, number: number, more = 0): PlanEvent {
  const achieved = String(20 + more + ((number + quarter) % 9));
  const remarks = `Avance del trimestre ${quarter} de la línea ${number}, con su explicación`;
  const lineId = lineIdInPlan(PLAN, number);
  const data = { quarter, lineId, achieved, remarks, occurredIn: [], source: null };
  return { type: 'ProgressReported', data };
}

function signatures(quarter: Quarter): PlanEvent[][] {
  const signed = (role: 'prepared' | 'reviewed' | 'authorized'): PlanEvent => ({
    type: 'QuarterSigned',
    data: { quarter, role, digest: DIGEST, signedBy: SIGNER },
  });
  const closed: PlanEvent = { type: 'QuarterClosed', data: { quarter } };
  return [[signed('prepared')], [signed('reviewed')], [signed('authorized'), closed]];
}

function folio(name: string, number: number): PlanEvent[][] {
  const lineId = lineIdInPlan(PLAN, number);
  const row = {
    lineId,
    opens: null,
    movements: [{ code: 'AM' as const, amount: '20' }],
    authorized: '100',
    calendar: RAISED,
    description: `Línea sintética ${number} con una redacción de largo corriente`,
    linesOfAction: ['2.3.1'],
    justification: null,
  };
  const justification = 'Se amplía la meta por la demanda de la comunidad';
  const content = { formDate: '2021-07', blocks: [{ justification, rows: [row] }] };
  const signed = (role: 'prepared' | 'reviewed' | 'authorized'): PlanEvent => ({
    type: 'ModificationSigned',
    data: { folio: name, role, digest: DIGEST, signedBy: SIGNER },
  });
  const movement = { folio: name, block: 1, row: 1, codes: ['AM' as const] };
  const increase = { lineId, movement, wording: null, source: null, increase: '20' };
  return [
    [{ type: 'ModificationDrafted', data: { folio: name, content } }],
    [signed('prepared')],
    [signed('reviewed')],
    [
      signed('authorized'),
      { type: 'ModificationAuthorized', data: { folio: name } },
      { type: 'AnnualGoalIncreased', data: { ...increase, schedule: RAISED } },
    ],
  ];
}

/** One plan's year in 100 events: 10 lines, four quarters reported and closed, four folios. */
function template(): PlanEvent[][] {
  const numbers = [...METAS, ...ACTIONS];
  const opened: PlanEvent = {
    type: 'PlanOpened',
    data: { fiscalYear: 2021, header: HEADER, inferred: false, source: null },
  };
  const authorized: PlanEvent = {
    type: 'PlanAuthorized',
    data: { inferred: false, source: null },
  };
  const folios = ACTIONS.slice(0, 4).map((number) => folio(`F-${number}`, number));
  const years = QUARTERS.map((quarter) => [
    numbers.map((number) => progress(quarter, number)),
    ...(quarter === 4 ? [numbers.slice(0, 7).map((number) => progress(4, number, 1))] : []),
    ...signatures(quarter),
  ]);
  const [first, second, third, fourth] = mapQuarters((quarter) => [
    ...(years[quarter - 1] ?? []),
    ...(folios[quarter - 1] ?? []),
  ]);
  const closing = [{ type: 'PlanClosed' as const, data: {} }];
  return [
    [opened],
    ...numbers.map((number) => [line(number)]),
    [authorized],
    ...first,
    ...second,
    ...third,
    ...fourth,
    closing,
  ];
}

export interface SyntheticAppend {
  readonly stream: string;
  readonly commandId: string;
  readonly events: readonly EventToAppend[];
}

const TEMPLATE = template().map((append) =>
  append.map((event) => ({ type: event.type, data: canonicalJson(event.data) })),
);
export const EVENTS_PER_PLAN = TEMPLATE.flat().length;
const UUID_START = /"[0-9a-f]{8}(?=-[0-9a-f]{4}-)/g;

/** The appends of a synthetic plan, in order. Texts differ in codes and ids only. */
export function syntheticPlan(index: number): readonly SyntheticAppend[] {
  const unit = `50${String(index).padStart(5, '0')}`;
  const start = `"${index.toString(16).padStart(8, '0')}`;
  return TEMPLATE.map((append) => {
    const commandId = timeOrderedIds.next();
    const events = append.map(({ type, data }, place) => ({
      id: timeOrderedIds.next(),
      type,
      version: 1,
      data: data.replaceAll(UNIT, unit).replace(UUID_START, start),
      metadata: {
        recordedAt: '2021-07-01T12:00:00.000Z',
        commandId,
        commandDigest: DIGEST,
        actor: SIGNER,
        correlationId: commandId,
        causationId: null,
        index: place,
        size: append.length,
      },
    }));
    return { stream: streamOf(`2021.${unit}`), commandId, events };
  });
}
