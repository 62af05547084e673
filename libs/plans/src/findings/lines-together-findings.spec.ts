import { moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf, reported } from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import {
  modificationSheet,
  progressRow,
  progressSheet,
  sourceOf,
} from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';

describe('POA-I01: a number is used again for another line', () => {
  const again = event('ActionOpened', {
    ...{ lineId: 'another', number: 102, description: 'Entregar tarjetas', linesOfAction: [] },
    unitOfMeasure: 'Tarjeta',
    annualGoal: '9579',
    schedule: null,
    movement: moving(102).movement,
    inferred: false,
    source: null,
    metaId: null,
  });

  it('appears for the later line, with the wording of both', () => {
    expect(findingsAfter('POA-I01', ...AUTHORIZED_PLAN, again)).toStrictEqual([
      finding('POA-I01', 'another', {
        severity: 'notice',
        lineId: 'another',
        number: 102,
        message: 'El número 102 se usa de nuevo para otra línea.',
        evidence: '«Integrar expedientes de apoyo» (Expediente); «Entregar tarjetas» (Tarjeta)',
      }),
    ]);
  });

  it('sets a third line against the second, and names the row that opened it', () => {
    const sheet = modificationSheet([]);
    const third = event('ActionOpened', {
      ...again.data,
      ...{ lineId: 'third', description: 'Imprimir tarjetas', source: sourceOf(sheet, 3) },
    });
    const found = findingsAfter('POA-I01', ...AUTHORIZED_PLAN, again, third);
    expect(found.map(({ lineId, evidence, source }) => [lineId, evidence, source])).toStrictEqual([
      [
        'another',
        '«Integrar expedientes de apoyo» (Expediente); «Entregar tarjetas» (Tarjeta)',
        null,
      ],
      ['third', '«Entregar tarjetas» (Tarjeta); «Imprimir tarjetas» (Tarjeta)', placeIn(sheet, 13)],
    ]);
  });

  it('names the row of a sheet that prints the number twice', () => {
    const sheet = progressSheet([progressRow(1, 301), progressRow(2, 301)]);
    const source = sourceOf(sheet, 2);
    const twin = event('ActionOpened', { ...again.data, number: 301, movement: null, source });
    const [found] = findingsAfter('POA-I01', ...transcribed(sheet), twin);
    expect(found?.source).toStrictEqual(placeIn(sheet, 12));
  });

  it('does not appear where every line has its own number', () => {
    expect(findingsAfter('POA-I01', ...AUTHORIZED_PLAN)).toStrictEqual([]);
  });
});

describe('POA-J02: several lines share one and the same remark', () => {
  const remarked = (number: number, remarks: string | null, quarter: Quarter = 1): PlanEvent =>
    event('ProgressReported', { ...reported(number, quarter, '0').data, remarks });

  it('appears for each of them, with all their numbers', () => {
    const history = [remarked(100, 'En análisis'), remarked(102, 'En análisis ')];
    const found = findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...history);
    expect(found).toStrictEqual([
      finding('POA-J02', `${idOf(100)} 1`, {
        severity: 'notice',
        ...{ lineId: idOf(100), number: 100, quarter: 1 },
        message:
          'La meta 100 lleva en el trimestre I la misma observación que otras líneas (100, 102).',
        evidence: '100, 102: «En análisis»',
      }),
      finding('POA-J02', `${idOf(102)} 1`, {
        severity: 'notice',
        ...{ lineId: idOf(102), number: 102, quarter: 1 },
        message:
          'La acción 102 lleva en el trimestre I la misma observación que otras líneas (100, 102).',
        evidence: '100, 102: «En análisis»',
      }),
    ]);
  });

  it('names the row that prints the remark; a live report stands on none', () => {
    const achieved = ['10', null, null, null] as const;
    const remarks = 'En análisis';
    const sheet = progressSheet(
      [301, 302].map((number, row) => progressRow(row + 1, number, { achieved, remarks })),
    );
    const sources = (...events: readonly PlanEvent[]) =>
      findingsAfter('POA-J02', ...transcribed(sheet), ...events).map(({ source }) => source);
    expect(sources()).toStrictEqual([placeIn(sheet, 11), placeIn(sheet, 12)]);
    const anew = [remarked(301, 'Por lluvias'), remarked(302, 'Por lluvias')];
    expect(sources(...anew)).toStrictEqual([null, null]);
  });

  it('does not appear for remarks of one line, of other quarters, or blank ones', () => {
    const different = [remarked(101, 'En análisis'), remarked(102, 'Por lluvias')];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...different)).toStrictEqual([]);
    const apart = [remarked(101, 'En análisis'), remarked(102, 'En análisis', 2)];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...apart)).toStrictEqual([]);
    const blank = [remarked(100, null), remarked(101, null), remarked(102, ' ')];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...blank)).toStrictEqual([]);
  });
});
