import { contentDigest } from '@libro/event-sourcing';
import type {
  ExistingPlan,
  Header,
  Line,
  PerQuarter,
  PrintedProgressRow,
  PrintedSheet,
  PrintedSignature,
  ProgressSheet,
  Quantity,
} from '@libro/plans';
import { atQuarter, mapQuarters } from '../../libs/plans/src/plan/quantity';
import { QUARTERS } from '../../libs/plans/src/plan/words';
import { HEADER } from '../support/plan-history';
import { progressRow, progressSheet } from '../support/printed-sheets';
import { calendarOf, inQuarter } from './folio-changes';
import type { Dice } from './folio-kinds';

/** What stands in a row: which line, and how its figures are spoilt. */
export interface RowDice extends Dice {
  readonly flaw: number;
}

const REMARKS = [
  null,
  null,
  'Se suspendieron las reuniones.',
  'Los 25 del primer trimestre se informan en el segundo trimestre.',
];
const SIGNED: readonly (readonly [string, string, string])[] = [
  ['Lic. Elena Rivas', 'L.E. Tomás Olamanza', 'Arq. Irene Paz'],
  ['Lic. Elena Rivas', 'Elena Rivas', 'Arq. Irene Paz'],
  ['Elena Ribas', 'Tomás Almanza', 'Irene Paz'],
];

/** The header of a unit's sheets, spelt in one of several ways. */
export function headerOf(planId: string, spelling: number): Header {
  const code = planId.split('.')[1] ?? '';
  const unit = { code, name: `OFICINA ${code}` };
  const ways: readonly Header[] = [
    { ...HEADER, executingUnit: unit },
    { ...HEADER, executingUnit: unit },
    { ...HEADER, executingUnit: unit, branch: { code: '54', name: 'BISOM' } },
    { ...HEADER, executingUnit: unit, purpose: { code: '2.1', name: 'DESARROLLO SOCIAL' } },
  ];
  return ways[spelling % ways.length] ?? HEADER;
}

/** What both forms have about them, with a digest of all that the sheet says. */
export function framed<S extends PrintedSheet>(sheet: S, planId: string, dice: Dice): S {
  const names = SIGNED[dice.other % SIGNED.length] ?? ['', '', ''];
  const roles = ['prepared', 'reviewed', 'authorized'] as const;
  const signatures = roles.map((role, at): PrintedSignature => ({
    role,
    office: role,
    name: names[at] ?? '',
    otherNames: [],
  }));
  const issuingBody = dice.amount % 5 === 0 ? 'XXIII AYUNTAMIENTO' : 'AYUNTAMIENTO DE PRUEBA';
  const said = { ...sheet, header: headerOf(planId, dice.line), signatures, issuingBody };
  return { ...said, sheet: contentDigest({ ...said, sheet: null }), sha256: contentDigest(names) };
}

/** A progress sheet of the plan: of lines that it holds, and of some that it does not. */
export function progressSheetOf(
  plan: ExistingPlan | undefined,
  planId: string,
  { dice, rows }: { readonly dice: Dice; readonly rows: readonly RowDice[] },
): ProgressSheet {
  const quarter = QUARTERS[dice.quarter] ?? 1;
  const lines = [...(plan?.lines.values() ?? [])];
  const printed = rows.map((each, at) => {
    const line = lines[each.line % (lines.length + 2)];
    const blank = mapQuarters((of) =>
      of > quarter || (of < quarter && each.amount % 3 > 0) ? null : String(each.amount + of),
    );
    return progressRowOf(line, { ...each, at }, blank);
  });
  return framed(progressSheet(printed, { quarter }), planId, dice);
}

function progressRowOf(
  line: Line | undefined,
  dice: RowDice & { readonly at: number },
  achieved: PerQuarter<Quantity | null>,
): PrintedProgressRow {
  const calendar = line === undefined ? inQuarter(40, dice.quarter) : calendarOf(line);
  const planned = mapQuarters((quarter) => String(calendar[quarter - 1] ?? 0));
  const goal = line?.goal ?? '40';
  const total = achieved.reduce((sum, each) => sum + Number(each ?? 0), 0);
  const row = progressRow(dice.at + 1, line?.number ?? 400 + (dice.other % 4) * 100, {
    ...wordsOf(line, dice),
    annualGoal: goal,
    planned,
    achieved,
    absolute: String(total),
    percentage: goal === '0' ? null : Math.round((total * 100) / Number(goal)),
    remarks: REMARKS[dice.other % REMARKS.length] ?? null,
  });
  const none = [null, null, null, null] as const;
  const doubtful = {
    placement: 'doubtful',
    planned: none,
    achieved: none,
    absolute: null,
  } as const;
  const flaws: readonly Partial<PrintedProgressRow>[] = [
    doubtful,
    { annualGoal: String(Number(goal) + 1) },
    { absolute: String(total + 1), percentage: 3 },
    { placement: 'put-back' },
    doubtful,
    { planned: ['7', atQuarter(planned, 2), atQuarter(planned, 3), atQuarter(planned, 4)] },
    { description: 'Otro renglón', linesOfAction: ['4', '9.9.9'] },
    { number: 101 + (dice.amount % 3), kind: 'action' },
    {},
  ];
  return { ...row, ...flaws[dice.flaw] };
}

export function wordsOf(line: Line | undefined, { flaw }: RowDice) {
  if (line === undefined) return {};
  const { kind, description, linesOfAction } = line;
  const unitOfMeasure = flaw === 2 ? `${line.unitOfMeasure}s` : line.unitOfMeasure;
  return { kind, description, linesOfAction, unitOfMeasure };
}
