import { Turns } from './turns';

/** Work that says when it begins, and is done when told. */
function work(name: string, said: string[]) {
  const { promise, resolve, reject } = deferred();
  const begin = () => {
    said.push(name);
    return promise;
  };
  return { begin, done: resolve, fail: reject };
}

function deferred() {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((done, fail) => {
    [resolve, reject] = [done, fail];
  });
  return { promise, resolve, reject };
}

describe('turns', () => {
  it('are taken one after another under one name, also after one that failed', async () => {
    const turns = new Turns();
    const said: string[] = [];
    const [first, second, third] = ['first', 'second', 'third'].map((name) => work(name, said));
    if (!first || !second || !third) throw new Error('no work');
    const taken = [first, second, third].map(({ begin }) => turns.take('plan', begin));
    expect(said).toStrictEqual(['first']);
    first.done();
    await taken[0];
    expect(said).toStrictEqual(['first', 'second']);
    second.fail(new Error('refused'));
    await expect(taken[1]).rejects.toThrow('refused');
    expect(said).toStrictEqual(['first', 'second', 'third']);
    third.done();
    await taken[2];
  });

  it('of other names do not wait', async () => {
    const turns = new Turns();
    const said: string[] = [];
    const works = ['one', 'two'].map((name) => work(name, said));
    const taken = works.map(({ begin }, nth) => turns.take(`plan-${nth}`, begin));
    expect(said).toStrictEqual(['one', 'two']);
    for (const { done } of works) done();
    await Promise.all(taken);
  });
});
