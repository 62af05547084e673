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

  it('leaves others more than a turn between two pieces that never wait', async () => {
    const heavy = new HeavyWork();
    let [turns, isOver] = [0, false];
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    others();
    const seen: number[] = [];
    const piece = () => {
      for (const end = performance.now() + 20; performance.now() < end;);
      seen.push(turns);
    };
    await Promise.all(Array.from({ length: 11 }, () => heavy.run(piece)));
    isOver = true;
    const between = seen.slice(1).map((turn, at) => turn - (seen[at] ?? 0));
    expect(between).toHaveLength(10);
    // Now and then the system gives the time to another process, and a pause is over in one turn.
    const many = between.filter((turns) => turns > 10);
    expect(many.length).toBeGreaterThanOrEqual(3);
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
