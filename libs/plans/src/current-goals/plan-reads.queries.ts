import type { ReadStore } from '@libro/read-store';
import { FindingVersionEntity } from '../findings/findings.entity';
import type { Line } from '../plan/line';
import { inFormOrder } from './current-goals';
import type { PlanBody } from './current-goals';
import { LineVersionEntity, PlanVersionEntity } from './current-goals.entity';

/** A plan as it stood at a position; `null` where there was none. */
export async function planAt(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<PlanBody | null> {
  const [row] = await reads.versionsAt(PlanVersionEntity, position, { planId });
  return row === undefined ? null : planBody(row);
}

/** Bodies are JSON that this version of the projection wrote: the checkpoint vouches for it. */
export function planBody({ body }: PlanVersionEntity): PlanBody {
  return JSON.parse(body) as PlanBody;
}

/** A plan's lines as they stood at a position, in the order of the form. */
export async function linesAt(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<readonly Line[]> {
  const rows = await reads.versionsAt(LineVersionEntity, position, { planId });
  return inFormOrder(
    rows.map(({ body, ordinal }) => ({ line: JSON.parse(body) as Line, ordinal })),
  );
}

/** The codes of the findings that were open about each line of a plan, each once, in order. */
export async function findingCodesAt(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const where = { planId };
  const only = ['lineId', 'code'] as const;
  const rows = await reads.propertiesAt(FindingVersionEntity, only, { position, where });
  const codes = new Map<string, string[]>();
  for (const { lineId, code } of rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    if (lineId === null) continue;
    const known = codes.get(lineId) ?? [];
    if (!known.includes(code)) codes.set(lineId, [...known, code]);
  }
  return codes;
}
