import { AppendTooLarge } from '@libro/event-sourcing';
import { AppendSource } from '../../../../test/support/appends';
import { MemoryStore } from '../../../../test/support/memory-store';
import { TrialStore } from './trial-store';

describe('the log of a trial', () => {
  it('refuses what the log would refuse as too large, and keeps nothing of it', async () => {
    const store = new TrialStore(new MemoryStore());
    const append = new AppendSource().of([{ pad: 'x'.repeat(1_000_000) }]);
    await expect(store.append('plan-1', 'none', append)).rejects.toBeInstanceOf(AppendTooLarge);
    expect(store.madeIn('plan-1')).toStrictEqual([]);
  });
});
