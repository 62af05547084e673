import type { Severity } from '../findings/finding';
import type { ShownFinding } from '../findings/findings-view';
import type { BySeverity, CabildoUnit, Tally } from './cabildo-report';

/** Counts of a unit's own: what of it is counted. */
type Counted = Omit<CabildoUnit, 'tally'>;

export function unitTally(unit: Counted, lines: number): Tally {
  const { reporting, lagging, notReported, modifications, amountsUnderWay, findings } = unit;
  const open = findings.filter(({ acknowledged }) => acknowledged === null);
  return {
    units: 1,
    unitsNotReported: reporting === 'none' ? 1 : 0,
    unitsPartlyReported: reporting === 'partial' ? 1 : 0,
    unitsHoldingAmounts: amountsUnderWay.some(({ direction }) => direction === 'out') ? 1 : 0,
    lines,
    reported: lines - notReported.length,
    lagging: lagging.length,
    modifications: modifications.length,
    movements: modifications.flatMap(({ movements }) => movements).length,
    amountsUnderWay: amountsUnderWay.length,
    findings: severities(findings),
    openFindings: severities(open),
    acknowledgedFindings: severities(findings.filter((each) => !open.includes(each))),
  };
}

function severities(findings: readonly ShownFinding[]): BySeverity {
  const count = (severity: Severity) =>
    findings.filter((each) => each.severity === severity).length;
  return { error: count('error'), warning: count('warning'), notice: count('notice') };
}

/** An amount under way between two of the units is shown in both, and is one amount. */
export function total(units: readonly CabildoUnit[]): Tally {
  const add = (of: (tally: Tally) => number) =>
    units.reduce((sum, { tally }) => sum + of(tally), 0);
  const bySeverity = (of: (tally: Tally) => BySeverity): BySeverity => ({
    error: add((tally) => of(tally).error),
    warning: add((tally) => of(tally).warning),
    notice: add((tally) => of(tally).notice),
  });
  const underWay = units.flatMap(({ amountsUnderWay }) => amountsUnderWay);
  return {
    units: add((tally) => tally.units),
    unitsNotReported: add((tally) => tally.unitsNotReported),
    unitsPartlyReported: add((tally) => tally.unitsPartlyReported),
    unitsHoldingAmounts: add((tally) => tally.unitsHoldingAmounts),
    lines: add((tally) => tally.lines),
    reported: add((tally) => tally.reported),
    lagging: add((tally) => tally.lagging),
    modifications: add((tally) => tally.modifications),
    movements: add((tally) => tally.movements),
    amountsUnderWay: new Set(underWay.map(({ transferId }) => transferId)).size,
    findings: bySeverity((tally) => tally.findings),
    openFindings: bySeverity((tally) => tally.openFindings),
    acknowledgedFindings: bySeverity((tally) => tally.acknowledgedFindings),
  };
}
