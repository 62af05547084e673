import type { Line } from '../plan/line';
import { atQuarter, equal } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { OtherFigure } from './later-sheet';
import type { LineFacts } from './line-facts';
import { distinct, named, quarterName, shown } from './spanish';

/** What later sheets print otherwise than the ledger has it: R01 by quarter, R02 by line. */
export function laterSheetFindings(line: Line, planId: string, facts: LineFacts): Finding[] {
  return [...figures(line, planId, facts), ...goals(line, planId, facts)];
}

/** A correction since may have taken in what the sheet prints, or not: the ledger's word counts. */
function figures(line: Line, planId: string, { otherFigures }: LineFacts): Finding[] {
  if (otherFigures.length === 0) return [];
  return QUARTERS.flatMap((quarter) => {
    const others = otherFigures
      .filter((each) => each.quarter === quarter)
      .flatMap((each) => stillOther(line, each));
    const last = others.at(-1);
    if (last === undefined) return [];
    const { onRecord: expected, printed: actual, source } = last;
    const message =
      `${named(line)} tiene ${shown(expected)} informado en el ${quarterName(quarter)} ` +
      `y una hoja posterior imprime ${shown(actual)}.`;
    const evidence = distinct(
      others.map(({ onRecord, printed }) => {
        return `en el libro: ${shown(onRecord)}; en la hoja: ${shown(printed)}`;
      }),
    );
    const about = { planId, lineId: line.id, number: line.number, quarter };
    const content = { ...about, message, expected, actual, evidence, source };
    return [findingOf('POA-R01', `${line.id} ${quarter}`, content)];
  });
}

/** The figure as the ledger has it now, in the series that the sheet is about. */
function stillOther(line: Line, { quarter, series, printed, source }: OtherFigure) {
  const { progress } = line.earlierSeries[series] ?? line;
  const onRecord = atQuarter(progress, quarter)?.achieved ?? null;
  return onRecord === null || equal(onRecord, printed) ? [] : [{ onRecord, printed, source }];
}

function goals(line: Line, planId: string, { otherGoals }: LineFacts): Finding[] {
  const last = otherGoals.at(-1);
  if (last === undefined) return [];
  const { quarter, expected, actual, source } = last;
  const what = quarter === null ? 'una meta anual' : 'un programado';
  const stands = quarter === null ? line.goal : line.schedule && atQuarter(line.schedule, quarter);
  const verb = stands !== null && equal(stands, expected) ? 'es' : 'era';
  const message =
    `${named(line)} aparece en una hoja posterior con ${what} de ${shown(actual)}; ` +
    `en el libro ${verb} de ${shown(expected)}, sin modificación de por medio.`;
  const evidence = distinct(otherGoals.map((each) => each.evidence));
  const about = { planId, lineId: line.id, number: line.number };
  return [findingOf('POA-R02', line.id, { ...about, message, expected, actual, evidence, source })];
}
