import { InvalidAsOf, instantOf } from '@libro/read-store';
import type { AsOf, ReadStore } from '@libro/read-store';
import { And, In, LessThanOrEqual, Like, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import type { PageOptions } from '../current-goals/page';
import { LineVersionEntity } from '../current-goals/current-goals.entity';
import { linesAt } from '../current-goals/plan-reads.queries';
import type { Line } from '../plan/line';
import type { PlanEventType } from '../plan/plan.events';
import type { AuditBody } from './audit-row';
import type { AuditEntry, AuditTrail, LineHistory } from './audit-trail';
import { AuditEntryEntity } from './audit-trail.entity';

export interface AuditFilters extends PageOptions {
  readonly plan?: string;
  /** Only what concerns one of these plans. */
  readonly plans?: readonly string[];
  /** A line's id or, with `plan`, `number:402`: every line that bore the number. */
  readonly line?: string;
  readonly type?: PlanEventType;
  /** Id of the actor. */
  readonly actor?: string;
  readonly folio?: string;
  /** First and last time of recording, RFC 3339, inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Every event in words, in log order, up to a position or time, or now. @throws InvalidAsOf */
export async function auditTrail(
  reads: ReadStore,
  filters: AuditFilters,
  at?: AsOf,
): Promise<AuditTrail> {
  const asOf = await reads.asOf(at);
  const after = Number(filters.cursor ?? 0);
  const { limit } = filters;
  const position = And(MoreThan(after), LessThanOrEqual(asOf));
  const where = { ...whereOf(filters), position };
  const about = await aboutLines(reads, filters, asOf);
  const rows = await reads.reading(() =>
    reads.manager.find(AuditEntryEntity, {
      where: about === null ? where : about.map((each) => ({ ...where, ...each })),
      order: { position: 'ASC' },
      ...(limit === undefined ? {} : { take: limit + 1 }),
    }),
  );
  const items = rows.slice(0, limit ?? rows.length).map(entryOf);
  const next = items.length < rows.length ? String(items.at(-1)?.position) : null;
  return { asOf, items, next };
}

/**
 * The life of the line that a reference names, or of every line that bore the number: each event
 * that changed it, in log order; `null` where the plan has no such line.
 * @throws InvalidAsOf
 */
export async function lineHistory(
  reads: ReadStore,
  { planId, line }: { readonly planId: string; readonly line: string },
  at?: AsOf,
): Promise<LineHistory | null> {
  const asOf = await reads.asOf(at);
  const lines = named(await linesAt(reads, planId, asOf), line);
  if (lines.length === 0) return null;
  const entriesOf = async (id: string) =>
    (await auditTrail(reads, { plan: planId, line: id }, asOf)).items;
  const lives = lines.map(async ({ id, number, description, active, origin }) => {
    return { lineId: id, number, description, active, origin, entries: await entriesOf(id) };
  });
  return { asOf, planId, lines: await Promise.all(lives) };
}

const BY_NUMBER = /^number:(\d{1,9})$/;

function named(lines: readonly Line[], reference: string): readonly Line[] {
  const number = BY_NUMBER.exec(reference)?.[1];
  return lines.filter((line) =>
    number === undefined ? line.id === reference : line.number === Number(number),
  );
}

/**
 * What an entry about one of the lines looks like: it is about the line, or it changed the line
 * beside another one. `null`: no line is asked for.
 */
async function aboutLines(
  reads: ReadStore,
  { plan, plans, line }: AuditFilters,
  asOf: number,
): Promise<readonly FindOptionsWhere<AuditEntryEntity>[] | null> {
  if (line === undefined) return null;
  const planId = plan ?? (await planOfLine(reads, line));
  if (planId === null || plans?.includes(planId) === false) return [NONE];
  const ids = named(await linesAt(reads, planId, asOf), line).map(({ id }) => id);
  // The body is JSON as `auditRow` writes it: in a text these quotes would be escaped.
  const beside = ids.map((id) => ({ planId, body: Like(`%"field":"lines.${id}.%`) }));
  return [{ planId, lineId: In(ids) }, ...beside];
}
const NONE: FindOptionsWhere<AuditEntryEntity> = { lineId: In([]) };

/** `null` where no plan ever had a line of this id. */
async function planOfLine(reads: ReadStore, lineId: string): Promise<string | null> {
  const row = await reads.reading(() => reads.manager.findOneBy(LineVersionEntity, { lineId }));
  return row?.planId ?? null;
}

function whereOf(filters: AuditFilters): FindOptionsWhere<AuditEntryEntity> {
  const { plan, plans, type, actor, folio, from, to } = filters;
  const times = [
    ...(from === undefined ? [] : [MoreThanOrEqual(instant(from, 'from'))]),
    ...(to === undefined ? [] : [LessThanOrEqual(instant(to, 'to'))]),
  ];
  return {
    ...(plans === undefined ? {} : { planId: In(plans) }),
    ...(plan === undefined ? {} : { planId: plan }),
    ...(type === undefined ? {} : { type }),
    ...(actor === undefined ? {} : { actor }),
    ...(folio === undefined ? {} : { folio }),
    ...(times.length === 0 ? {} : { recordedAt: And(...times) }),
  };
}

/** As the ledger's clock writes times. @throws InvalidAsOf for what is no time */
function instant(time: string, parameter: 'from' | 'to'): string {
  const at = instantOf(time);
  if (at === null) throw new InvalidAsOf(time, parameter);
  return at;
}

function entryOf(row: AuditEntryEntity): AuditEntry {
  const { position, planId, revision, lineId, folio, type, recordedAt } = row;
  const columns = { position, planId, revision, lineId, folio, type, recordedAt };
  return { ...columns, ...(JSON.parse(row.body) as AuditBody) };
}
