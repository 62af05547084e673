import { logOf } from '../support/appends';
import { ledgerFixture, type OpenLedger } from './ledger-fixture';

export function describeRead(open: OpenLedger): void {
  describe('read', () => {
    const ledger = ledgerFixture(open);

    it('is empty for a stream that does not exist', async () => {
      const { store, appends } = ledger;
      await store.append('plan-1', 'none', appends.sized(1));
      expect(await store.read('plan-2')).toStrictEqual([]);
      expect(await store.read('plan')).toStrictEqual([]);
    });

    it('gives one stream in order, without the others', async () => {
      const { store, appends } = ledger;
      await store.append('plan-1', 'none', appends.sized(2));
      await store.append('plan-2', 'none', appends.sized(3));
      await store.append('plan-1', 1, appends.sized(2));
      const log = await logOf(store);
      const read = await store.read('plan-1');
      expect(read.map(({ revision }) => revision)).toStrictEqual([0, 1, 2, 3]);
      expect(read).toStrictEqual(log.filter(({ stream }) => stream === 'plan-1'));
    });

    it.each([
      [{}, [0, 1, 2, 3, 4]],
      [{ from: 2 }, [2, 3, 4]],
      [{ to: 1 }, [0, 1]],
      [{ from: 1, to: 3 }, [1, 2, 3]],
      [{ from: 3, to: 3 }, [3]],
      [{ from: 4, to: 99 }, [4]],
      [{ from: 5 }, []],
      [{ from: 3, to: 2 }, []],
    ])('takes a range, both ends included: %j', async (range, revisions) => {
      const { store, appends } = ledger;
      await store.append('plan-1', 'none', appends.sized(5));
      const read = await store.read('plan-1', range);
      expect(read.map(({ revision }) => revision)).toStrictEqual(revisions);
    });

    it("sees another client's append once it was answered", async () => {
      const { store, appends } = ledger;
      const other = await ledger.another();
      expect(await store.read('plan-1')).toStrictEqual([]);
      await other.append('plan-1', 'none', appends.sized(2));
      expect(await store.read('plan-1')).toHaveLength(2);
      expect((await store.append('plan-1', 1, appends.sized(1))).revision).toBe(2);
    });
  });
}
