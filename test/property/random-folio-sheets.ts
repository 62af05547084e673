import type {
  ExistingPlan,
  Line,
  ModificationSheet,
  MovementCode,
  PerQuarter,
  PrintedMovementRow,
  Quantity,
} from '@libro/plans';
import { mapQuarters } from '../../libs/plans/src/plan/quantity';
import { modificationSheet, movementRow } from '../support/printed-sheets';
import { calendarOf, inQuarter, totalOf } from './folio-changes';
import type { Calendar } from './folio-changes';
import type { Dice } from './folio-kinds';
import { framed, wordsOf } from './random-sheets';
import type { RowDice } from './random-sheets';

const CODES: readonly (readonly MovementCode[])[] = [
  ['AM'],
  ['D'],
  ['R'],
  ['T', 'AM'],
  ['AP'],
  ['S'],
  ['CUM'],
  ['T'],
];

/** A modifications sheet of the plan, in two blocks where it has three rows or more. */
export function modificationSheetOf(
  plan: ExistingPlan | undefined,
  planId: string,
  { dice, rows }: { readonly dice: Dice; readonly rows: readonly RowDice[] },
): ModificationSheet {
  const lines = [...(plan?.lines.values() ?? [])].filter(({ active }) => active);
  const changes = rows.map((each, at) =>
    movementRowOf(lines[(each.line + at) % (lines.length + 1)], { ...each, at }),
  );
  const printed = dice.amount % 6 === 5 ? openingSum(dice) : changes;
  const blocks = [printed.slice(0, 2), printed.slice(2)].filter(({ length }) => length > 0);
  const folio = dice.amount % 4 === 0 ? 'TR-1' : null;
  return framed(modificationSheet(blocks, { folio }), planId, dice);
}

/** A meta and its one action: what the ledger finds to be additive. */
function openingSum({ amount, quarter }: Dice): readonly PrintedMovementRow[] {
  const modified = String(amount);
  const calendar = mapQuarters((each) => (each === quarter + 1 ? modified : null));
  return [
    movementRow([1, 800, 'AP'], { modified, increase: modified, calendar }),
    movementRow([2, 801, 'AP'], { modified, increase: modified, calendar }),
  ];
}

function movementRowOf(
  line: Line | undefined,
  dice: RowDice & { readonly at: number },
): PrintedMovementRow {
  const movements = CODES[(dice.other + dice.quarter) % CODES.length] ?? ['AM'];
  const opens = movements.includes('AP');
  const goal = opens ? null : (line?.goal ?? '40');
  const change = changeOf(movements, Number(goal ?? 0), dice.amount);
  const calendar = calendarPrinted(line, change.modified, dice);
  const row = movementRow([dice.at + 1, line?.number ?? 101, ...movements], {
    ...wordsOf(line, { ...dice, flaw: 0 }),
    ...(movements.includes('CUM') ? { unitOfMeasure: 'Obra' } : {}),
    ...(opens ? { description: 'Renglón que se abre', kind: 'action', number: 101 } : {}),
    ...change,
    modified: String(change.modified),
    authorized: goal,
    calendar,
  });
  const flaws: readonly Partial<PrintedMovementRow>[] = [
    { authorized: opens ? null : '999' },
    { modified: String(change.modified + 1) },
    { calendar: [null, null, null, null] },
    { justification: 'Los 44 del primer trimestre se informan en el segundo trimestre.' },
  ];
  return { ...row, ...flaws[dice.flaw] };
}

function changeOf(movements: readonly MovementCode[], goal: number, amount: number) {
  const none = { increase: null, decrease: null };
  if (movements.includes('S')) return { ...none, modified: 0 };
  if (movements.includes('R')) return { ...none, modified: goal };
  if (movements.includes('CUM')) return { ...none, modified: amount + 1 };
  if (movements.includes('D')) {
    const decrease = Math.min(goal, amount + 1);
    return { ...none, decrease: String(decrease), modified: goal - decrease };
  }
  return { ...none, increase: String(amount + 1), modified: goal + amount + 1 };
}

function calendarPrinted(
  line: Line | undefined,
  modified: number,
  { quarter }: Dice,
): PerQuarter<Quantity | null> {
  const before: Calendar = line === undefined ? inQuarter(0, 0) : calendarOf(line);
  const more = modified - totalOf(before);
  const after = more < 0 ? inQuarter(modified, quarter) : before;
  const at = quarter + 1;
  return mapQuarters((each) => {
    const figure = (after[each - 1] ?? 0) + (more > 0 && each === at ? more : 0);
    return figure === 0 ? null : String(figure);
  });
}
