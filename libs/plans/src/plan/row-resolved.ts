import { lineWith } from './copies';
import type { Line } from './line';
import { changed } from './line.evolve';
import type { Lines } from './line.evolve';
import type { ExistingPlan } from './plan';
import type { DataOf } from './plan.events';
import { atQuarter, mapQuarters } from './quantity';
import type { Quarter } from './words';

type Resolved = DataOf<'RowResolved'>;
type Settled = Pick<ExistingPlan, 'lines' | 'doubtfulRows'>;

/**
 * The lines after a row in doubt was settled, and the rows that are in doubt still. What the row's
 * sheet remarks is about the sheet's own quarter.
 * @throws Error for a history that settles a row which is not in doubt
 */
export function rowResolved({ lines, doubtfulRows }: Settled, data: Resolved): Settled {
  const rows = new Map(doubtfulRows);
  const row = rows.get(data.rowId);
  if (row === undefined) throw new Error(`the history settles row ${data.rowId} out of no doubt`);
  rows.delete(data.rowId);
  return { lines: linesResolved(lines, data, row.quarter), doubtfulRows: rows };
}

function linesResolved(lines: Lines, data: Resolved, own: Quarter): Lines {
  return changed(lines, data.lineId, (line) => resolved(line, data, own));
}

/** A schedule that another sheet or a movement stated stands; so does what was reported alike. */
function resolved(line: Line, { planned, achieved, remarks }: Resolved, own: Quarter): Line {
  const progress = mapQuarters((quarter) => {
    const [before, stated] = [atQuarter(line.progress, quarter), atQuarter(achieved, quarter)];
    if (stated === null || stated === before?.achieved) return before;
    const ofQuarter = quarter === own ? remarks : null;
    return { achieved: stated, remarks: ofQuarter, occurredIn: [], correctedBecause: null };
  });
  return lineWith(line, { schedule: line.schedule ?? planned, progress });
}
