import { logOf } from '../support/appends';
import { ledgerFixture, type OpenLedger } from './ledger-fixture';

/** Only for adapters that assign positions themselves. */
export function describeGapFreePositions(open: OpenLedger): void {
  describe('positions', () => {
    const ledger = ledgerFixture(open);

    it('are 1, 2, 3, …, whatever was refused in between and whoever appended', async () => {
      const { store, appends } = ledger;
      const clients = [store, await ledger.another()];
      const answers = await Promise.allSettled(
        Array.from({ length: 80 }, async (_, i) =>
          clients[i % 2]?.append(`plan-${i % 30}`, 'none', appends.sized(1 + (i % 4))),
        ),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
      const positions = (await logOf(store)).map(({ position }) => position);
      expect(positions).toStrictEqual(positions.map((_, i) => i + 1));
    });
  });
}
