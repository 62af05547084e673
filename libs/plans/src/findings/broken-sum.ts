import type { Line } from '../plan/line';
import type { Lines } from '../plan/line.evolve';
import { atQuarter, equal, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import { named, quarterName, shown } from './spanish';

/** An additive meta that is not the sum of its actions: in the year or, if there, in a quarter. */
export interface BrokenSum {
  /** What left it so, as officials read it: "bloque 1". */
  readonly when: string;
  readonly quarter: Quarter | null;
  readonly expected: string;
  readonly actual: string;
  readonly evidence: string;
}

/** `null` where the meta is the sum. A quarter that is not stated is not compared. */
export function brokenSum(lines: Lines, meta: Line, when: string): BrokenSum | null {
  const actions = actionsOf(lines, meta.id).filter(({ active }) => active);
  const expected = sum(actions.map(({ goal }) => goal));
  if (equal(expected, meta.goal)) return brokenQuarter(meta, actions, when);
  const goals = actions.map(({ number, goal }) => `${number}: ${shown(goal)}`).join(', ');
  const evidence = `${when}: ${shown(meta.goal)} contra ${shown(expected)} (${goals})`;
  return { when, quarter: null, expected, actual: meta.goal, evidence };
}

function brokenQuarter(meta: Line, actions: readonly Line[], when: string): BrokenSum | null {
  const schedules = actions.flatMap(({ schedule }) => (schedule === null ? [] : [schedule]));
  if (meta.schedule === null || schedules.length < actions.length) return null;
  for (const quarter of QUARTERS) {
    const actual = atQuarter(meta.schedule, quarter);
    const expected = sum(schedules.map((schedule) => atQuarter(schedule, quarter)));
    if (equal(expected, actual)) continue;
    const evidence = `${when}, ${quarterName(quarter)}: ${shown(actual)} contra ${shown(expected)}`;
    return { when, quarter, expected, actual, evidence };
  }
  return null;
}

/** The actions of a meta by number, whether they are active or not. */
export function actionsOf(lines: Lines, metaId: string): readonly Line[] {
  const actions = [...lines.values()].filter((line) => line.metaId === metaId);
  return actions.sort((a, b) => a.number - b.number);
}

/** @param place where it was found so: "folio 2021-04-1, bloque 1" */
export function brokenSumMessage(meta: Line, broken: BrokenSum, place: string): string {
  const where = broken.quarter === null ? '' : ` en el ${quarterName(broken.quarter)}`;
  return (
    `${named(meta)} es de ${shown(broken.actual)}${where} y la suma de sus acciones ` +
    `es de ${shown(broken.expected)} (${place}).`
  );
}
