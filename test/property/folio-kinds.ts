import type { ExistingPlan, Line } from '@libro/plans';
import { calendarOf, combine, inQuarter, less, totalOf, ZEROS } from './folio-changes';
import type { Calendar, Change } from './folio-changes';
import type { FolioWorld } from './folio-world';

/** What chance adds to a step. */
export interface Dice {
  readonly line: number;
  readonly other: number;
  readonly amount: number;
  readonly quarter: number;
}

/** The plans that a change may name. */
type World = Pick<FolioWorld, 'plans'>;

export type Kind = (plan: ExistingPlan, world: World, dice: Dice) => readonly Change[];

/** Lines that a folio may name by themselves: additive metas follow their actions. */
function linesOf(plan: ExistingPlan): readonly Line[] {
  return [...plan.lines.values()].filter((line) => line.active && !line.additive);
}

function pick<T>(all: readonly T[], at: number): readonly T[] {
  return all.length === 0 ? [] : all.slice(at % all.length).slice(0, 1);
}

const counts = ({ goal }: Line) => goal !== '0';
const part = (line: Line, { amount }: Dice) => 1 + (amount % Number(line.goal));
const change = (line: Line, movements: Change['movements'], calendar: Calendar): Change => ({
  line,
  opens: null,
  movements,
  calendar,
});

function onLine(make: (line: Line, dice: Dice) => Change, fits: (line: Line) => boolean): Kind {
  return (plan, _, dice) =>
    pick(linesOf(plan).filter(fits), dice.line).map((line) => make(line, dice));
}

const increase = onLine(
  (line, { amount, quarter }) =>
    change(
      line,
      [{ code: 'AM', amount: String(amount + 1) }],
      combine(calendarOf(line), inQuarter(amount + 1, quarter)),
    ),
  () => true,
);
const decrease = onLine((line, dice) => {
  const amount = part(line, dice);
  const movements = [{ code: 'D', amount: String(amount) } as const];
  return change(line, movements, less(calendarOf(line), amount));
}, counts);
const reschedule = onLine((line, dice) => {
  const amount = part(line, dice);
  const moved = combine(less(calendarOf(line), amount), inQuarter(amount, dice.quarter));
  return change(line, [{ code: 'R' }], moved);
}, counts);
const suppress = onLine(
  (line) => change(line, [{ code: 'S' }], ZEROS),
  () => true,
);
const otherUnit = ({ unitOfMeasure }: Line) => (unitOfMeasure === 'Obra' ? 'Expediente' : 'Obra');
const remeasure = onLine((line, { amount, quarter }) => {
  const restated = inQuarter(amount + 1, quarter);
  const unitOfMeasure = otherUnit(line);
  const goals = { annualGoal: String(amount + 1), carriedOver: String(amount % 3) };
  const changed = { code: 'CUM', unitOfMeasure, ...goals } as const;
  if (amount % 2 === 0) return change(line, [changed], restated);
  const more = [{ code: 'AM', amount: '2' } as const, changed];
  return change(line, more, combine(restated, inQuarter(2, quarter)));
}, counts);

/** The same figure in another unit of measure: another goal. */
export function remeasuredAlike(line: Line): Change {
  const goals = { annualGoal: line.goal, carriedOver: '0' };
  const changed = { code: 'CUM', unitOfMeasure: otherUnit(line), ...goals } as const;
  return change(line, [changed], calendarOf(line));
}

const open: Kind = (plan, _, { line, amount, quarter }) => {
  const hundreds = [...plan.lines.values()].filter(({ kind }) => kind === 'meta');
  return pick(hundreds, line).map(({ number }) =>
    opened(number + 1 + (amount % 4), amount, quarter),
  );
};

function opened(number: number, amount: number, quarter: number): Change {
  const opens = { kind: 'action', number, unitOfMeasure: 'Expediente', additive: false } as const;
  return {
    line: null,
    opens,
    movements: [{ code: 'AP' }],
    calendar: inQuarter(amount + 1, quarter),
  };
}

/** A line is lowered to 0 and its number opened again in the same folio. */
const openAgain: Kind = (plan, _, { line, amount, quarter }) =>
  pick(linesOf(plan).filter(counts), line).flatMap((each) =>
    each.kind === 'meta'
      ? []
      : [
          change(each, [{ code: 'D', amount: each.goal }], ZEROS),
          opened(each.number, amount, quarter),
        ],
  );

const transferWithin: Kind = (plan, _, dice) =>
  pick(linesOf(plan).filter(counts), dice.line).flatMap((giver) => {
    const others = linesOf(plan).filter(
      (each) => each.id !== giver.id && each.unitOfMeasure === giver.unitOfMeasure,
    );
    return pick(others, dice.other).flatMap((taker) => transferOf(plan, { giver, taker }, dice));
  });

function transferOf(
  { planId }: ExistingPlan,
  { giver, taker }: { readonly giver: Line; readonly taker: Line },
  dice: Dice,
): readonly Change[] {
  const amount = part(giver, dice);
  const [to, from] = [taker, giver].map(({ id }) => ({ planId, lineId: id }));
  if (to === undefined || from === undefined) return [];
  const given = { code: 'T', direction: 'out', amount: String(amount), to } as const;
  const taken = { ...given, direction: 'in', from, transferId: null } as const;
  const { to: _, ...received } = taken;
  const more = dice.quarter % 2;
  const raised = more === 1 ? [{ code: 'AM', amount: '3' } as const, received] : [received];
  const gained = inQuarter(amount + 3 * more, dice.quarter);
  return [
    change(taker, raised, combine(calendarOf(taker), gained)),
    change(giver, [given], less(calendarOf(giver), amount)),
  ];
}

/** Gives to a line of the other plan, or sends the whole line. */
const give: Kind = (plan, world, dice) =>
  pick(linesOf(plan).filter(counts), dice.line).flatMap((giver) => {
    const other = world.plans.find(({ planId }) => planId !== plan.planId);
    if (other === undefined) return [];
    const fits = linesOf(other).filter((each) => each.unitOfMeasure === giver.unitOfMeasure);
    const whole = dice.quarter === 0;
    return pick(fits, dice.other).map((taker) => {
      const to = { planId: other.planId, lineId: whole ? null : taker.id };
      const amount = whole ? totalOf(calendarOf(giver)) : part(giver, dice);
      const stated = whole ? 'whole' : String(amount);
      const given = { code: 'T', direction: 'out', amount: stated, to } as const;
      return change(giver, [given], less(calendarOf(giver), amount));
    });
  });

/** Takes in what the other plan gave: on the line named, on any, or on one that it opens. */
const take: Kind = (plan, world, dice) => {
  const other = world.plans.find(({ planId }) => planId !== plan.planId);
  return pick([...(other?.underWay.values() ?? [])], dice.other).flatMap((underWay) => {
    const { transferId, lineId, amount, to } = underWay;
    const giver = other?.lines.get(lineId);
    if (other === undefined || giver === undefined) return [];
    const from = { planId: other.planId, lineId };
    const taken = { code: 'T', direction: 'in', amount, from, transferId } as const;
    const gained = inQuarter(Number(amount), dice.quarter);
    if (to.lineId === null && dice.quarter % 2 === 0) {
      const number = plan.lines.size + (giver.kind === 'meta' ? 900 : 320);
      const own = giver.kind === 'meta' ? number - (number % 100) : number;
      const opens = { ...giver, number: plan.planId.endsWith('3') ? own : own - 200 };
      const { kind, unitOfMeasure } = opens;
      const line = { kind, unitOfMeasure, number: opens.number, additive: false };
      return [{ line: null, opens: line, movements: [taken], calendar: gained }];
    }
    const fits = linesOf(plan).filter(
      ({ id, unitOfMeasure }) => (to.lineId ?? id) === id && unitOfMeasure === giver.unitOfMeasure,
    );
    return pick(fits, dice.line).map((line) =>
      change(line, [taken], combine(calendarOf(line), gained)),
    );
  });
};

export const KINDS = {
  increase,
  decrease,
  reschedule,
  suppress,
  remeasure,
  open,
  openAgain,
  transferWithin,
  give,
  take,
} as const satisfies Readonly<Record<string, Kind>>;
