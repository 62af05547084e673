import { planEventShapes } from '@libro/plans';
import { changeInWords, EVENT_WORDS } from './audit-words';

describe('the audit trail in words', () => {
  it('has a Spanish name for every kind of event', () => {
    expect(Object.keys(EVENT_WORDS).sort()).toStrictEqual(Object.keys(planEventShapes).sort());
  });

  it.each([
    [{ field: 'currentGoal', before: '486', after: '10239' }, 'meta actual: 486 → 10,239'],
    [{ field: 'achieved.2', before: null, after: '0.5' }, 'alcanzado del trimestre 2: — → 0.5'],
    [
      { field: 'series.1.achieved.2', before: '25', after: '24' },
      'serie de medida 1 alcanzado del trimestre 2: 25 → 24',
    ],
    [
      { field: 'linesOfAction.2.3.1', before: null, after: '2.3.1 APOYOS' },
      'línea de acción 2.3.1: — → 2.3.1 APOYOS',
    ],
    [{ field: 'lines.a-b.active', before: 'true', after: 'false' }, 'línea a-b activa: sí → no'],
    [
      { field: 'modifications.2021-04-1.status', before: 'draft', after: 'not-applied' },
      'folio 2021-04-1 estado: borrador → sin aplicar',
    ],
    [
      { field: 'quarters.1.signatures', before: null, after: 'prepared authorized' },
      'trimestre 1 firmas: — → elaboró, autorizó',
    ],
  ])('says %j', (change, words) => {
    expect(changeInWords(change)).toBe(words);
  });
});
