import fc from 'fast-check';
import { cabildoReport } from '@libro/plans';
import type { CabildoReport } from '@libro/plans';
import { QUARTERS } from '../../libs/plans/src/plan/words';
import { RUNS } from '../support/sheets/runs';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { logAfter, steps } from './ledger-steps';

const readStore = sharedReadStore();
const asking = fc.record({
  quarter: fc.constantFrom(...QUARTERS),
  /** Parts of the log, in thousandths. */
  since: fc.nat(1000),
  asOf: fc.nat(1000),
});

type Figures = Readonly<Record<string, string | null>>;

function figuresOf(report: CabildoReport | null): ReadonlyMap<string, Figures> {
  const units = report?.branches.flatMap(({ programs }) => programs.flatMap((each) => each.units));
  return new Map(
    (units ?? []).flatMap(({ lines }) =>
      lines.map(({ lineId, currentGoal, unitOfMeasure, description, active, planned }) => [
        lineId,
        {
          ...{ currentGoal, unitOfMeasure, description, active: String(active) },
          ...Object.fromEntries(QUARTERS.map((q) => [`planned.${q}`, planned?.[q - 1] ?? null])),
        },
      ]),
    ),
  );
}

/** What the comparison says turns the figures of the earlier position into those of the later. */
function expectToTell(before: CabildoReport | null, after: CabildoReport): void {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const differences = new Map(
    after.comparison?.units.flatMap(({ lines }) => lines.map((line) => [line.lineId, line])),
  );
  for (const [lineId, figures] of is) {
    const { changes = [], opened = false } = differences.get(lineId) ?? {};
    expect(opened).toBe(!was.has(lineId));
    for (const [field, value] of Object.entries(figures)) {
      const change = changes.find((each) => each.field === field);
      const earlier = was.get(lineId)?.[field] ?? null;
      const told = change === undefined ? [earlier, earlier] : [change.before, change.after];
      expect([lineId, field, ...told]).toStrictEqual([lineId, field, earlier, value]);
    }
  }
}

it('a comparison is empty with the report itself, and tells all else', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(steps, asking, async (run, { quarter, ...parts }) => {
      const stored = await logAfter(run, new Map());
      const log = new GrowingLog(stored, 1);
      log.grow(log.appends.length);
      await log.projectorInto(await emptied(readStore())).projectToEnd();
      const asked = { fiscalYear: 2021, quarter };
      const [since = 0, asOf = 0] = [parts.since, parts.asOf]
        .map((part) => Math.floor((part * stored.length) / 1000))
        .toSorted((a, b) => a - b);
      const after = await cabildoReport(readStore(), { ...asked, since }, asOf);
      if (after === null) return;
      const itself = await cabildoReport(readStore(), { ...asked, since: asOf }, asOf);
      const nothing = { appeared: [], disappeared: [], changed: [] };
      const { asOf: position } = after;
      expect(itself?.comparison).toStrictEqual({ since: position, units: [], findings: nothing });
      expectToTell(await cabildoReport(readStore(), asked, since), after);
      compared += after.comparison?.units.length ?? 0;
    }),
    RUNS,
  );
  expect(compared).toBeGreaterThan(0);
}, 1_200_000);
