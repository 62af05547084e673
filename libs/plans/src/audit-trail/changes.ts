import { NO_PROGRESS } from '../plan/line';
import type { Line, Progress } from '../plan/line';
import type { ExistingPlan, Modification, Plan } from '../plan/plan';
import { atQuarter } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Coded, Header, PerQuarter, Quarter } from '../plan/words';
import type { Change } from './audit-trail';

/**
 * Everything that differs between two states of a plan, by name. Fields of the line that the event
 * is about stand bare (`currentGoal`), those of others under their line (`lines.{id}.active`).
 */
export function changesBetween(
  before: Plan,
  after: Plan,
  lineId: string | null,
): readonly Change[] {
  const changes: Change[] = [];
  if (before === after || after.status === 'none') return changes;
  const note = noteInto(changes);
  const was = before.status === 'none' ? null : before;
  note('status', was?.status ?? null, after.status);
  if (was?.header !== after.header) noteHeader(note, was?.header ?? null, after.header);
  forChanged(was?.lines, after.lines, (line, earlier) => {
    noteLine(line.id === lineId ? note : under(note, `lines.${line.id}`), earlier, line);
  });
  forChanged(was?.modifications, after.modifications, (folio, earlier) =>
    noteFolio(under(note, `modifications.${folio.folio}`), earlier, folio),
  );
  if (was !== null && was.quarters !== after.quarters) noteQuarters(note, was, after);
  if (was !== null && was.underWay !== after.underWay) noteUnderWay(note, was, after);
  return changes;
}

/**
 * Everything that differs between a line and what it was earlier, over however many events: figures
 * stay with the unit of measure that they were reported in, which a CUM in between ended.
 */
export function lineChanges(before: Line | null, after: Line): readonly Change[] {
  const changes: Change[] = [];
  noteLine(noteInto(changes), before && inSeriesOf(before, after), after);
  return changes;
}

function inSeriesOf(before: Line, after: Line): Line {
  const { earlierSeries } = after;
  if (earlierSeries.length === before.earlierSeries.length) return before;
  const ended = earlierSeries
    .slice(before.earlierSeries.length)
    .map((series, index) => (index === 0 ? before : { ...series, progress: NO_PROGRESS }));
  return {
    ...before,
    progress: NO_PROGRESS,
    earlierSeries: [...before.earlierSeries, ...ended],
  };
}

/** What differs in a plan's head; of a plan that was not there, its status alone. */
export function planChanges(before: PlanStanding | null, after: PlanStanding): readonly Change[] {
  const changes: Change[] = [];
  const note = noteInto(changes);
  note('status', before?.header.status ?? null, after.header.status);
  if (before === null) return changes;
  noteHeader(note, before.header, after.header);
  noteQuarters(note, before, after);
  noteUnderWay(note, before, after);
  return changes;
}

/** What of a plan itself, beside its lines and folios, can differ between two positions. */
export interface PlanStanding extends WithQuarters, WithUnderWay {
  readonly header: Header & Pick<ExistingPlan, 'status'>;
}

interface WithQuarters {
  readonly quarters: PerQuarter<{
    readonly closed: boolean;
    readonly outdated: boolean;
    readonly signatures: readonly Signed[];
  }>;
}
type Signed = { readonly role: string };

interface WithUnderWay {
  readonly underWay: ReadonlyMap<string, { readonly amount: string }>;
}

type Text = string | null;
/** Takes a field down where its texts differ. */
type Note = (field: string, before: Text, after: Text) => void;

function noteInto(changes: Change[]): Note {
  return (field, before, after) => {
    if (before !== after) changes.push({ field, before, after });
  };
}

function under(note: Note, prefix: string): Note {
  return (field, before, after) => note(`${prefix}.${field}`, before, after);
}

function forChanged<V>(
  before: ReadonlyMap<string, V> | undefined,
  after: ReadonlyMap<string, V>,
  visit: (value: V, earlier: V | null) => void,
): void {
  if (before === after) return;
  for (const [id, value] of after) {
    const earlier = before?.get(id) ?? null;
    if (earlier !== value) visit(value, earlier);
  }
}

function noteLine(note: Note, before: Line | null, after: Line): void {
  note('description', before?.description ?? null, after.description);
  if (before?.linesOfAction !== after.linesOfAction) {
    note('linesOfAction', before?.linesOfAction.join(' ') ?? null, after.linesOfAction.join(' '));
  }
  note('unitOfMeasure', before?.unitOfMeasure ?? null, after.unitOfMeasure);
  note('active', before === null ? null : String(before.active), String(after.active));
  note('additive', String(before?.additive ?? false), String(after.additive));
  note('authorizedGoal', before?.authorizedGoal ?? null, after.authorizedGoal);
  note('currentGoal', before?.goal ?? null, after.goal);
  note('carriedOver', before?.carriedOver ?? '0', after.carriedOver);
  note('origin', originOf(before), originOf(after));
  const planned = (line: Line | null, quarter: Quarter) =>
    line === null || line.schedule === null ? null : atQuarter(line.schedule, quarter);
  for (const quarter of QUARTERS) {
    note(`planned.${quarter}`, planned(before, quarter), planned(after, quarter));
    noteReport(note, quarter, { before: before?.progress, after: after.progress });
  }
  for (const [index, { progress }] of (before?.earlierSeries ?? []).entries()) {
    const is = after.earlierSeries[index]?.progress;
    if (is === undefined || is === progress) continue;
    const inSeries = under(note, `series.${index + 1}`);
    for (const quarter of QUARTERS) noteReport(inSeries, quarter, { before: progress, after: is });
  }
}

/** Plan and line. */
function originOf(line: Line | null): Text {
  const origin = line?.origin ?? null;
  return origin && `${origin.planId} ${origin.lineId}`;
}

type Reports = Line['progress'];

function noteReport(
  note: Note,
  quarter: Quarter,
  { before, after }: { readonly before: Reports | undefined; readonly after: Reports },
): void {
  const was: Progress | null = before === undefined ? null : atQuarter(before, quarter);
  const is = atQuarter(after, quarter);
  if (was === is) return;
  note(`achieved.${quarter}`, was?.achieved ?? null, is?.achieved ?? null);
  note(`remarks.${quarter}`, was?.remarks ?? null, is?.remarks ?? null);
}

const CODED = ['branch', 'program', 'executingUnit', 'purpose', 'function', 'subfunction'] as const;

function noteHeader(note: Note, before: Header | null, after: Header): void {
  const told = (coded: Coded | undefined) => (coded ? `${coded.code} ${coded.name}` : null);
  for (const field of CODED) note(field, told(before?.[field]), told(after[field]));
  for (const [index, coded] of after.linesOfAction.entries()) {
    note(`linesOfAction.${coded.code}`, told(before?.linesOfAction[index]), told(coded));
  }
}

function noteFolio(note: Note, before: Modification | null, after: Modification): void {
  note('status', before?.status ?? null, after.status);
  note('signatures', signers(before?.signatures), signers(after.signatures));
}

function noteQuarters(note: Note, before: WithQuarters, after: WithQuarters): void {
  for (const quarter of QUARTERS) {
    const was = atQuarter(before.quarters, quarter);
    const is = atQuarter(after.quarters, quarter);
    if (was === is) continue;
    const inQuarter = under(note, `quarters.${quarter}`);
    inQuarter('closed', String(was.closed), String(is.closed));
    inQuarter('signatures', signers(was.signatures), signers(is.signatures));
    inQuarter('outdated', String(was.outdated), String(is.outdated));
  }
}

function signers(signatures: readonly Signed[] = []): Text {
  return signatures.length === 0 ? null : signatures.map(({ role }) => role).join(' ');
}

function noteUnderWay(note: Note, before: WithUnderWay, after: WithUnderWay): void {
  for (const id of new Set([...before.underWay.keys(), ...after.underWay.keys()])) {
    const amount = (plan: WithUnderWay) => plan.underWay.get(id)?.amount ?? null;
    note(`underWay.${id}`, amount(before), amount(after));
  }
}
