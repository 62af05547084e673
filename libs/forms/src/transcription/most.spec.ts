import { most } from './most';

it('is the largest count, of more than a call takes as arguments', () => {
  const counts = Array.from({ length: 500_000 }, (_, nth) => nth % 7);
  expect(most(counts)).toBe(6);
  expect(() => Math.max(...counts)).toThrow(RangeError);
  expect(most([])).toBe(0);
});
