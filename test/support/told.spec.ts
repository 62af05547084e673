import type { StoredEvent } from '@libro/event-sourcing';
import { streamOf } from '@libro/plans';
import { AppendSource, asStored } from './appends';
import { contradictions } from './told';
import type { Told } from './told';

const PLANS = ['2021.54201', '2021.54202'] as const;

/** Four commands in turns on two plans, the last of them of two events, and their receipts. */
function honest(): { readonly told: readonly Told[]; readonly log: readonly StoredEvent[] } {
  const source = new AppendSource();
  const appends = [1, 1, 1, 2].map((size) => source.sized(size));
  const log = appends.flatMap((append, nth) => {
    const from = Math.floor(nth / 2);
    return asStored(streamOf(PLANS[nth % 2] ?? ''), [append]).map((event, index) => ({
      ...event,
      revision: from + index,
      position: nth + index + 1,
    }));
  });
  const told = appends.map(({ commandId, events }, nth) => ({
    commandId,
    planId: PLANS[nth % 2] ?? '',
    revision: Math.floor(nth / 2) + events.length - 1,
    position: nth + events.length,
    events: events.map(({ id, type }) => ({ id, type })),
  }));
  return { told, log };
}

const { told, log } = honest();
const [first, second, , last] = told;
if (first === undefined || second === undefined || last === undefined) throw new Error('no told');

describe('what clients were told, held against the log', () => {
  it('is found to hold, also where a receipt was told twice and one has nothing to do', () => {
    const idle = { ...first, commandId: 'idle', events: [] };
    expect(contradictions([...told, first, idle], log)).toStrictEqual([]);
  });

  const others = told.slice(1);
  const repeated = { ...log[0], revision: 2, position: 6 } as StoredEvent;
  const moved = (change: Partial<StoredEvent>) => [...log.slice(0, 4), { ...log[4], ...change }];

  it.each([
    {
      by: 'a command that is lost',
      has: log.slice(0, 3),
      says: `${last.commandId} is in the log 0`,
    },
    {
      by: 'a command there twice',
      has: [...log, repeated],
      says: `${first.commandId} is in the log 2`,
    },
    { by: 'half of a command', has: log.slice(0, 4), says: `${last.commandId}: told` },
    { by: 'a gap of positions', has: moved({ position: 9 }), says: 'at 9, not' },
    { by: 'a gap of revisions', has: moved({ revision: 9 }), says: ' 9 at 5, not' },
  ])('is found broken by $by', ({ has, says }) => {
    expect(contradictions(told, has as StoredEvent[]).join('\n')).toContain(says);
  });

  it.each([
    { by: 'a refusal that left events', receipt: null, says: 'is in the log, and nobody was told' },
    { by: 'nothing to do that did something', receipt: { events: [] }, says: '1 times, not 0' },
    { by: 'another position', receipt: { position: 2 }, says: ': told' },
    { by: 'another revision', receipt: { revision: 2 }, says: ': told' },
    { by: 'another plan', receipt: { planId: PLANS[1] }, says: ': told' },
    { by: 'other events', receipt: { events: second.events }, says: ': told' },
  ])('is found broken by $by', ({ receipt, says }) => {
    const receipts = receipt === null ? others : [{ ...first, ...receipt }, ...others];
    expect(contradictions(receipts, log).join('\n')).toContain(first.commandId);
    expect(contradictions(receipts, log).join('\n')).toContain(says);
  });
});
