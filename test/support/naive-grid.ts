import { decimalOf, exact, percentOf, ratioOf, sumOf } from './exact';

/**
 * The figures of form TMM-F004 a second time, from the raw events alone: written from the rules
 * in words, and of no use of the program's own code, so that the two can be held against each
 * other. It knows nothing of findings, signatures and wording.
 */
export interface RawEvent {
  readonly type: string;
  /** JSON. */
  readonly data: string;
}

/** What the naive grid has to say of a line up to a quarter. */
export interface NaiveLine {
  readonly lineId: string;
  readonly number: number;
  readonly kind: string;
  readonly unitOfMeasure: string;
  readonly authorizedGoal: string;
  readonly currentGoal: string;
  readonly planned: readonly string[] | null;
  readonly achieved: readonly (string | null)[];
  readonly absoluteProgress: string | null;
  readonly relativeProgress: number | null;
  readonly relativeToAuthorized: string | null;
  readonly relativeToCurrent: string | null;
  readonly relativeToScheduled: string | null;
  readonly modificationFactor: string | null;
}

interface Account {
  readonly lineId: string;
  readonly number: number;
  readonly kind: string;
  unitOfMeasure: string;
  authorized: bigint;
  current: bigint;
  schedule: bigint[] | null;
  achieved: (bigint | null)[];
}

type Data = Readonly<Record<string, unknown>>;
type Booking = (accounts: Accounts, data: Data) => void;

class Accounts {
  readonly all = new Map<string, Account>();

  of(data: Data): Account {
    const account = this.all.get(text(data, 'lineId'));
    if (account === undefined) throw new Error(`no line ${text(data, 'lineId')}`);
    return account;
  }
}

/** The events of each plan in a log, by the plan's name. */
export function eventsOfPlans<E extends { readonly stream: string }>(
  log: readonly E[],
): ReadonlyMap<string, readonly E[]> {
  const plans = new Map<string, E[]>();
  for (const event of log) {
    const planId = /^plan-(\d{4}\..+)$/.exec(event.stream)?.[1];
    if (planId !== undefined) plans.set(planId, [...(plans.get(planId) ?? []), event]);
  }
  return plans;
}

/** Of one plan's events, in their order. @throws Error for one that it does not know */
export function naiveGrid(events: readonly RawEvent[], quarter: number): readonly NaiveLine[] {
  const accounts = new Accounts();
  for (const { type, data } of events) {
    if (WITHOUT_FIGURES.has(type)) continue;
    const booking = BOOKINGS[type];
    if (booking === undefined) throw new Error(`the naive grid does not know ${type}`);
    booking(accounts, JSON.parse(data) as Data);
  }
  return [...accounts.all.values()].map((account) => shown(account, quarter));
}

const WITHOUT_FIGURES: ReadonlySet<string> = new Set([
  ...['PlanOpened', 'PlanAuthorized', 'PlanClosed', 'MetaDeclaredAdditive', 'FormTranscribed'],
  ...['QuarterSigned', 'QuarterClosed', 'TechnicalCorrectionMade', 'FindingAcknowledged'],
  ...['ModificationDrafted', 'ModificationRedrafted', 'ModificationSigned'],
  ...['ModificationReturned', 'ModificationWithdrawn', 'ModificationAuthorized'],
  'ModificationTranscribed',
]);

const opened =
  (kind: string): Booking =>
  (accounts, data) => {
    const goal = exact(text(data, 'annualGoal'));
    const lineId = text(data, 'lineId');
    accounts.all.set(lineId, {
      lineId,
      number: data['number'] as number,
      kind,
      unitOfMeasure: text(data, 'unitOfMeasure'),
      // What it had when its plan was authorized: before that no goal changes.
      authorized: goal,
      current: goal,
      schedule: scheduleIn(data),
      achieved: [null, null, null, null],
    });
  };

/** A printed goal counts, also where it does not follow from the movement. */
const moved =
  (field: string | null, sign: bigint): Booking =>
  (accounts, data) => {
    const account = accounts.of(data);
    const amount = field === null ? 0n : exact(text(data, field));
    const printed = data['printedGoal'];
    account.current =
      typeof printed === 'string' ? exact(printed) : account.current + sign * amount;
    // The row's last movement alone carries its calendar.
    if ('schedule' in data) account.schedule = scheduleIn(data);
  };

const reported: Booking = (accounts, data) => {
  accounts.of(data).achieved[(data['quarter'] as number) - 1] = exact(text(data, 'achieved'));
};

const BOOKINGS: Readonly<Record<string, Booking>> = {
  MetaOpened: opened('meta'),
  ActionOpened: opened('action'),
  AnnualGoalIncreased: moved('increase', 1n),
  AnnualGoalDecreased: moved('decrease', -1n),
  ScheduleChanged: moved(null, 0n),
  LineSuppressed: (accounts, data) => {
    const account = accounts.of(data);
    account.current = 0n;
    account.schedule = [0n, 0n, 0n, 0n];
  },
  ProgressReported: reported,
  ProgressCorrected: reported,
};

function shown(account: Account, quarter: number): NaiveLine {
  const { lineId, number, kind, unitOfMeasure, authorized, current, schedule } = account;
  const achieved = account.achieved.map((each, nth) => (nth < quarter ? each : null));
  const reports = achieved.filter((each) => each !== null);
  const progress = reports.length === 0 ? null : sumOf(reports);
  const toDate = schedule === null ? 0n : sumOf(schedule.slice(0, quarter));
  const over = (goal: bigint) => (progress === null ? null : ratioOf(progress, goal));
  return {
    ...{ lineId, number, kind, unitOfMeasure },
    authorizedGoal: decimalOf(authorized),
    currentGoal: decimalOf(current),
    planned: schedule?.map(decimalOf) ?? null,
    achieved: achieved.map((each) => (each === null ? null : decimalOf(each))),
    absoluteProgress: progress === null ? null : decimalOf(progress),
    relativeProgress: progress === null ? null : percentOf(progress, current),
    relativeToAuthorized: over(authorized),
    relativeToCurrent: over(current),
    relativeToScheduled: over(toDate),
    modificationFactor: ratioOf(current, authorized),
  };
}

function text(data: Data, field: string): string {
  const value = data[field];
  if (typeof value !== 'string') throw new Error(`${field} is no text`);
  return value;
}

/** `null`: not stated. */
function scheduleIn({ schedule }: Data): bigint[] | null {
  return schedule === null ? null : (schedule as readonly string[]).map(exact);
}

/** These figures of lines as the program or this file shows them, without all else, by line. */
export function figuresOf(lines: readonly object[]): readonly object[] {
  const figures = lines.map((line) => {
    const cells: Readonly<Record<string, unknown>> = { ...line };
    return Object.fromEntries(FIELDS.map((field) => [field, cells[field]]));
  });
  const id = (line: Readonly<Record<string, unknown>>) => String(line['lineId']);
  return figures.toSorted((one, other) => (id(one) < id(other) ? -1 : 1));
}
const FIELDS: readonly (keyof NaiveLine)[] = [
  ...(['lineId', 'number', 'kind', 'unitOfMeasure', 'authorizedGoal', 'currentGoal'] as const),
  ...(['planned', 'achieved', 'absoluteProgress', 'relativeProgress'] as const),
  ...(['relativeToAuthorized', 'relativeToCurrent', 'relativeToScheduled'] as const),
  'modificationFactor',
];
