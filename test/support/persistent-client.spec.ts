import { outOfOrder } from './persistent-client';
import type { Heard } from './persistent-client';

function heard([from, to]: readonly [number, number], position: number, commandId = ''): Heard {
  const events = [{ id: 'event', type: 'ProgressReported' }];
  const id = commandId === '' ? `command-${position}` : commandId;
  return { from, to, told: { commandId: id, planId: '2021.1', revision: 0, position, events } };
}

describe('the order of commands in the log', () => {
  it('is free among those that were under way together, and as told otherwise', () => {
    const together = [heard([1, 9], 2), heard([2, 8], 1), heard([3, 10], 3)];
    expect(outOfOrder([...together, heard([11, 12], 4)])).toStrictEqual([]);
  });

  it('is broken by one that stands before what was answered before it was sent', () => {
    const told = [heard([1, 2], 5), heard([3, 4], 3, 'late')];
    expect(outOfOrder(told)).toStrictEqual(['late at 3, sent after 5 was answered']);
  });

  it('is that of the first sending, where one was sent again', () => {
    const told = [heard([1, 2], 1, 'same'), heard([3, 4], 2), heard([5, 6], 1, 'same')];
    expect(outOfOrder(told)).toStrictEqual([]);
  });
});
