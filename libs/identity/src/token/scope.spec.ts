import { inScope } from './scope';
import type { Scope } from './scope';

const PLAN = { branch: '54', program: '542', unit: '54202' };

describe('a plan lies in a scope', () => {
  it.each<[Partial<Scope>, boolean]>([
    [{}, true],
    [{ branch: '54' }, true],
    [{ program: '542' }, true],
    [{ unit: '54202' }, true],
    [{ branch: '54', program: '542', unit: '54202' }, true],
    [{ branch: '55' }, false],
    [{ program: '541' }, false],
    [{ unit: '54201' }, false],
    [{ branch: '54', program: '542', unit: '54201' }, false],
    [{ branch: '55', unit: '54202' }, false],
    [{ branch: '5' }, false],
    [{ branch: '' }, false],
    [{ unit: '54' }, false],
  ])('%j: %s', (limits, is) => {
    expect(inScope({ branch: null, program: null, unit: null, ...limits }, PLAN)).toBe(is);
  });
});
