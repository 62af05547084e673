import type { Line } from '../plan/line';
import type { ExistingPlan, UnderWay } from '../plan/plan';
import { add, atQuarter, compare, equal, mapQuarters, NOTHING } from '../plan/quantity';
import { subtract, sum } from '../plan/quantity';
import type { PerQuarter, Quantity, Schedule } from '../plan/words';

type Restored = { readonly lineId: string; readonly schedule: Schedule };
/** What each quarter gains; a quarter may lose where the row that gave had moved figures. */
type Difference = PerQuarter<string>;

/**
 * What an amount that comes back restores: the giving line and, where its meta is the sum of its
 * actions, that meta by the same figures. Each quarter gets back what it gave; where that cannot be
 * said any more (it does not sum to the amount, or a quarter would be negative), quarter IV gets
 * all (source: domain.md, Movements: transfers).
 */
export function restoredBy(plan: ExistingPlan, underWay: UnderWay): readonly Restored[] {
  const line = plan.lines.get(underWay.lineId);
  if (line === undefined) return [];
  const { amount } = underWay;
  const given = difference(underWay.before, underWay.after);
  const schedule = restoredSchedule(line, given, amount);
  const own = { lineId: line.id, schedule };
  const meta = plan.lines.get(line.metaId ?? '');
  if (meta?.additive !== true || !meta.active) return [own];
  const gained = difference(schedule, line.schedule ?? NOTHING);
  return [own, { lineId: meta.id, schedule: restoredSchedule(meta, gained, amount) }];
}

function restoredSchedule(line: Line, given: Difference, amount: Quantity): Schedule {
  const goal = add(line.goal, amount);
  const stated = line.schedule ?? NOTHING;
  const back = mapQuarters((quarter) => add(atQuarter(stated, quarter), atQuarter(given, quarter)));
  return isScheduleOf(back, goal) ? back : withRestInFourth(stated, goal);
}

/** Quarters I–III as they stand. A schedule that is not stated, or not the goal's, states none. */
function withRestInFourth([first, second, third]: Schedule, goal: Quantity): Schedule {
  const rest = subtract(goal, sum([first, second, third]));
  return compare(rest, '0') >= 0 ? [first, second, third, rest] : ['0', '0', '0', goal];
}

function isScheduleOf(schedule: Schedule, goal: Quantity): boolean {
  return equal(sum(schedule), goal) && schedule.every((each) => compare(each, '0') >= 0);
}

function difference(one: Schedule, other: Schedule): Difference {
  return mapQuarters((quarter) => subtract(atQuarter(one, quarter), atQuarter(other, quarter)));
}
