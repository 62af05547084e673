import { evidenceDigest, findingOf } from './finding-of';
import { FINDING_CODES } from './finding';
import { FINDING_SEVERITIES, FINDING_TITLES } from './finding-titles';

const content = { planId: 'p', message: 'Dice.', evidence: '2 + 3', expected: '4', actual: '5' };

describe('a finding', () => {
  it('has an id of code and subject alone', () => {
    const found = findingOf('POA-C01', 'line', content);
    expect(findingOf('POA-C01', 'line', { ...content, evidence: '2 + 4' }).id).toBe(found.id);
    expect(findingOf('POA-C02', 'line', content).id).not.toBe(found.id);
    expect(findingOf('POA-C01', 'another', content).id).not.toBe(found.id);
  });

  it('is acknowledged by what shows it: not by its wording, place or position', () => {
    const found = findingOf('POA-C01', 'line', content);
    const source = { file: 'otro.txt', sha256: 'f0', line: 9 };
    expect(evidenceDigest({ ...found, source, message: 'Otra.' })).toBe(evidenceDigest(found));
    for (const change of [{ evidence: '5' }, { expected: '3' }, { actual: null }]) {
      expect(evidenceDigest({ ...found, ...change })).not.toBe(evidenceDigest(found));
    }
  });

  it('has a severity and a title of its own for every code', () => {
    expect(Object.keys(FINDING_SEVERITIES)).toEqual([...FINDING_CODES]);
    expect(new Set(Object.values(FINDING_TITLES)).size).toBe(FINDING_CODES.length);
  });
});
