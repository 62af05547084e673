import { HeavyWork } from './heavy-work';

describe('heavy work', () => {
  it('is done piece after piece, in the order in which it was asked for', async () => {
    const heavy = new HeavyWork();
    let [running, most] = [0, 0];
    const done: number[] = [];
    const piece = (nth: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done.push(nth);
    };
    const all = Array.from({ length: 10 }, (_, nth) => nth);
    await Promise.all(all.map((nth) => heavy.run(piece(nth))));
    expect([most, done]).toStrictEqual([1, all]);
  });

  it('leaves time and turns to others between two pieces that never wait', async () => {
    const heavy = new HeavyWork();
    let [turns, isOver] = [0, false];
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    others();
    const pieces: { begun: number; ended: number; turns: number }[] = [];
    const piece = () => {
      const begun = performance.now();
      while (performance.now() < begun + 20);
      pieces.push({ begun, ended: performance.now(), turns });
    };
    await Promise.all(Array.from({ length: 11 }, () => heavy.run(piece)));
    isOver = true;
    expect(pieces).toHaveLength(11);
    for (const [at, { begun, turns: later }] of pieces.slice(1).entries()) {
      const before = pieces[at] ?? { ended: Infinity, turns: Infinity };
      // A timer may come a millisecond early; a busy machine only makes a pause longer.
      expect(begun - before.ended).toBeGreaterThanOrEqual(9);
      expect(later).toBeGreaterThan(before.turns);
    }
  });

  it('fails alone', async () => {
    const heavy = new HeavyWork();
    const answers = await Promise.allSettled([
      heavy.run(() => Promise.reject(new Error('broken'))),
      heavy.run(() => {
        throw new Error('broken at once');
      }),
      heavy.run(() => 'done'),
    ]);
    expect(answers).toMatchObject([
      { reason: { message: 'broken' } },
      { reason: { message: 'broken at once' } },
      { value: 'done' },
    ]);
  });

  it('is refused where the line is too long, and goes on', async () => {
    const heavy = new HeavyWork();
    const all = Array.from({ length: 502 }, () => heavy.run(() => 'done'));
    const answers = await Promise.allSettled(all);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'unavailable', extras: { retryAfter: 1 } } }]);
    expect(await heavy.run(() => 'done')).toBe('done');
  });
});
