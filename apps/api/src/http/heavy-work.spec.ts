import { HeavyWork } from './heavy-work';

describe('heavy work', () => {
  it('is done two pieces at once, in the order in which it was asked for', async () => {
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
    expect([most, done]).toStrictEqual([2, all]);
  });

  it('leaves a turn to others between two pieces that never wait', async () => {
    const heavy = new HeavyWork();
    const order: string[] = [];
    const pieces = [1, 2, 3, 4].map((nth) =>
      heavy.run(() => {
        order.push(`piece ${nth}`);
        setImmediate(() => order.push('another'));
        return Promise.resolve();
      }),
    );
    await Promise.all(pieces);
    expect(order.indexOf('another')).toBeLessThan(order.indexOf('piece 4'));
  });

  it('is refused where the line is too long, and goes on', async () => {
    const heavy = new HeavyWork();
    const all = Array.from({ length: 503 }, () => heavy.run(() => Promise.resolve('done')));
    const answers = await Promise.allSettled(all);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'unavailable', extras: { retryAfter: 1 } } }]);
    expect(await heavy.run(() => Promise.resolve('done'))).toBe('done');
  });
});
