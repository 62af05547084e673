import type { Line } from '../plan/line';
import type { DataOf } from '../plan/plan.events';
import type { PrintedProgressRow } from '../plan/printed-sheet';
import type { Quarter } from '../plan/words';
import type { BrokenSum } from './broken-sum';
import type { FindingSource } from './finding';
import type { OtherFigure, OtherGoal } from './later-sheet';
import type { Standing } from './standings';

/** A row of a progress sheet, as printed, and the figures by which an official settled it. */
export interface PrintedRow {
  readonly rowId: string;
  readonly row: PrintedProgressRow;
  /** The sheet's own quarter. */
  readonly quarter: Quarter;
  readonly source: FindingSource;
  /** As settled (O02); `null` while the printed figures stand. */
  readonly settled: Pick<DataOf<'RowResolved'>, 'planned' | 'achieved'> | null;
}

/** Codes that rows about the line cite and their sheets' headers do not list. */
export interface Uncited {
  readonly codes: readonly string[];
  readonly source: FindingSource;
}

/** A row of a folio, and the line that it started from. */
export interface MovedByRow {
  /** Names the row for ever. */
  readonly row: string;
  /** In the row's unit of measure; `undefined` where the row opened it. */
  readonly before: Line | undefined;
  readonly source: FindingSource | null;
}

/** What the rules need to know about one line beyond its state. */
export interface LineFacts {
  readonly printed: readonly PrintedRow[];
  readonly uncited: Uncited | null;
  /** Quarters known only from a later quarter's sheet: its remarks are not about them. */
  readonly learntLater: readonly Quarter[];
  readonly otherFigures: readonly OtherFigure[];
  readonly otherGoals: readonly OtherGoal[];
  /** The last row of a folio that opened or changed it. */
  readonly moved: MovedByRow | null;
  /** Goals and plans that stood before a modification changed them, in order. */
  readonly replaced: readonly Standing[];
  /** How many of the printed rows were on record when its goal or plan was last changed. */
  readonly printedBefore: number;
  /** How many quarters were over, by the folio's date, when a folio opened it; 0 for others. */
  readonly openedAfter: number;
  /** The row of a sheet that opened it. */
  readonly openedAt: FindingSource | null;
  /** Of an additive meta that a sheet left unlike the sum of its actions. */
  readonly brokenSum: { readonly broken: BrokenSum; readonly source: FindingSource | null } | null;
}

export const NO_LINE_FACTS: LineFacts = {
  printed: [],
  uncited: null,
  learntLater: [],
  otherFigures: [],
  otherGoals: [],
  moved: null,
  replaced: [],
  printedBefore: 0,
  openedAfter: 0,
  openedAt: null,
  brokenSum: null,
};

export type LineFactsById = ReadonlyMap<string, LineFacts>;

/**
 * The facts with other values in some of their fields; `null` is a value. Spelt out field by field
 * (decision note "States are copied field by field").
 */
export function lineFactsWith(facts: LineFacts, other: Partial<LineFacts>): LineFacts {
  return {
    printed: other.printed ?? facts.printed,
    uncited: other.uncited === undefined ? facts.uncited : other.uncited,
    learntLater: other.learntLater ?? facts.learntLater,
    otherFigures: other.otherFigures ?? facts.otherFigures,
    otherGoals: other.otherGoals ?? facts.otherGoals,
    moved: other.moved === undefined ? facts.moved : other.moved,
    replaced: other.replaced ?? facts.replaced,
    printedBefore: other.printedBefore ?? facts.printedBefore,
    openedAfter: other.openedAfter ?? facts.openedAfter,
    openedAt: other.openedAt === undefined ? facts.openedAt : other.openedAt,
    brokenSum: other.brokenSum === undefined ? facts.brokenSum : other.brokenSum,
  };
}
