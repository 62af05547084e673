import type { Line } from './line';
import type { Lines } from './line.evolve';
import { atQuarter, equal, sum } from './quantity';
import { refuse } from './refusal';
import { roman } from './schedule';
import { QUARTERS } from './words';

/**
 * An additive meta is the sum of its active actions, annually and per quarter (source: domain.md,
 * Movements). A schedule that is not stated is not compared.
 * @throws PlanRefusal `meta-not-sum-of-actions` naming meta, quarter and both figures
 */
export function requireSumsOfActions(lines: Lines): void {
  requireSums(lines, () => true);
}

/**
 * The same of the metas that differ, themselves or in an action, between two states of a plan: what
 * a printed sheet left otherwise (C05) stops no folio about other lines.
 * @throws PlanRefusal `meta-not-sum-of-actions` naming meta, quarter and both figures
 */
export function requireSumsOfTouched(before: Lines, after: Lines): void {
  const touched = touchedMetas(before, after);
  requireSums(after, ({ id }) => touched.has(id));
}

/** Ids of the metas that differ, themselves or in an action, between two states of a plan. */
export function touchedMetas(before: Lines, after: Lines): ReadonlySet<string> {
  const changed = [...after.values()].filter((line) => line !== before.get(line.id));
  return new Set(changed.map(({ id, metaId }) => metaId ?? id));
}

function requireSums(lines: Lines, isAsked: (meta: Line) => boolean): void {
  const active = [...lines.values()].filter((line) => line.active);
  for (const meta of active.filter((line) => line.additive && isAsked(line))) {
    requireSum(
      meta,
      active.filter((line) => line.metaId === meta.id),
    );
  }
}

function requireSum(meta: Line, actions: readonly Line[]): void {
  const total = sum(actions.map(({ goal }) => goal));
  if (!equal(meta.goal, total)) refuseSum(meta, 'meta anual', [meta.goal, total]);
  for (const quarter of QUARTERS) {
    const planned = [meta, ...actions].map(
      ({ schedule }) => schedule && atQuarter(schedule, quarter),
    );
    const [own, ...parts] = planned;
    if (own === undefined || own === null || parts.includes(null)) continue;
    const part = sum(parts);
    if (!equal(own, part)) refuseSum(meta, `trimestre ${roman(quarter)}`, [own, part]);
  }
}

function refuseSum(meta: Line, what: string, [own, total]: readonly [string, string]): never {
  const detail = `meta ${meta.number}, ${what}: ${own}, y sus acciones suman ${total}`;
  return refuse('meta-not-sum-of-actions', detail);
}
