import {
  decreased,
  draftRow,
  folioInEffect,
  folioTranscribed,
  increased,
  moving,
} from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf, PLAN_OPENED } from '../../../../test/support/plan-history';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { Schedule } from '../plan/words';

const FOLIO = '2021-04-1';
const SHEET = modificationSheet([
  [movementRow([1, 100, 'D'], { authorized: '527', decrease: '41', modified: '486' })],
  [movementRow([2, 100, 'AM'], { authorized: '486', increase: '14', modified: '500' })],
]);
const line = { linesOfAction: [], unitOfMeasure: 'Apoyo', description: 'Apoyar', inferred: true };
const unstated = { ...line, schedule: null, movement: null, source: null };

function action(number: number, annualGoal: string, other: Partial<typeof opening> = {}) {
  const data = { ...unstated, lineId: idOf(number), number, annualGoal, metaId: idOf(100) };
  return event('ActionOpened', { ...data, ...other });
}
const opening = { movement: moving(103).movement, metaId: idOf(100) as string | null };

/** As the form has it: the baseline, both blocks, and what the folio shows the meta to be. */
function transcribedWith(metaBefore: string): readonly PlanEvent[] {
  const meta = { ...unstated, lineId: idOf(100), number: 100, annualGoal: metaBefore };
  return [
    PLAN_OPENED,
    event('MetaOpened', { ...meta, additive: false }),
    action(101, '442'),
    action(104, '41'),
    event('PlanAuthorized', { inferred: true, source: null }),
    ...folioTranscribed(SHEET),
    decreased(moving(100), '41'),
    action(103, '44', opening),
    decreased(moving(104, { row: 3 }), '41'),
    increased(moving(100, { block: 2 }), '14'),
    increased(moving(101, { block: 2, row: 2 }), '14'),
  ];
}
const DECLARED = event('MetaDeclaredAdditive', {
  lineId: idOf(100),
  inferred: true,
  source: null,
});
const about = {
  ...{ lineId: idOf(100), number: 100, folio: FOLIO },
  source: placeIn(SHEET, 1),
} as const;

describe('POA-C05: an additive meta is not the sum of its actions', () => {
  it('appears for the baseline of the folio that showed it to be additive', () => {
    expect(findingsAfter('POA-C05', ...transcribedWith('527'), DECLARED)).toStrictEqual([
      finding('POA-C05', `${idOf(100)} ${FOLIO}`, {
        ...about,
        severity: 'warning',
        message:
          'La meta 100 es de 527 y la suma de sus acciones es de 483 ' +
          '(folio 2021-04-1, línea base).',
        expected: '483',
        actual: '527',
        evidence: 'línea base: 527 contra 483 (101: 442, 104: 41)',
      }),
    ]);
  });

  it('does not appear before the meta is known to be additive', () => {
    expect(findingsAfter('POA-C05', ...transcribedWith('527'))).toStrictEqual([]);
    expect(findingsAfter('POA-C06', ...transcribedWith('527'))).toStrictEqual([]);
  });

  it('appears for a block that leaves it otherwise, and for a quarter of it', () => {
    const known = [...AUTHORIZED_PLAN, ...folioTranscribed(SHEET)];
    const broken = [...known, increased(moving(101), '5')];
    expect(findingsAfter('POA-C05', ...broken).map(({ evidence }) => evidence)).toEqual([
      'bloque 1: 100 contra 105 (101: 65, 102: 40)',
    ]);
    const quarters: Schedule = ['20', '20', '10', '10'];
    const moved = event('ScheduleChanged', { ...moving(101), schedule: quarters });
    const [found] = findingsAfter('POA-C05', ...known, moved);
    expect(found).toMatchObject({ quarter: 1, expected: '30', actual: '40' });
    expect(found?.evidence).toBe('bloque 1, trimestre I: 40 contra 30');
  });

  it('does not appear for a folio that leaves the meta and its actions alone', () => {
    const broken = [...AUTHORIZED_PLAN, ...folioTranscribed(SHEET), increased(moving(101), '5')];
    const other = { folio: '2021-06-1' };
    const later = [
      ...broken,
      ...folioTranscribed(SHEET, other),
      increased(moving(300, other), '5'),
    ];
    const opened = action(300, '10', { metaId: null });
    const found = findingsAfter('POA-C05', ...AUTHORIZED_PLAN, opened, ...later.slice(5));
    expect(found.map(({ folio }) => folio)).toStrictEqual([FOLIO]);
  });

  it('does not appear where it holds before and after', () => {
    expect(findingsAfter('POA-C05', ...balanced())).toStrictEqual([]);
  });
});

describe('POA-C06: a block changes an additive meta otherwise than its actions', () => {
  it('appears with both changes', () => {
    expect(findingsAfter('POA-C06', ...transcribedWith('527'), DECLARED)).toStrictEqual([
      finding('POA-C06', `${idOf(100)} ${FOLIO} 1`, {
        ...about,
        severity: 'warning',
        message:
          'La meta 100 cambia −41 en el bloque 1 del folio 2021-04-1 ' +
          'y sus acciones suman un cambio de +3.',
        expected: '3',
        actual: '-41',
        evidence: 'bloque 1: −41 contra +3 (103: +44, 104: −41)',
      }),
    ]);
  });

  it('does not appear where every block is balanced', () => {
    expect(findingsAfter('POA-C06', ...balanced())).toStrictEqual([]);
  });
});

describe('live folios', () => {
  it('show neither: they are balanced as a whole, whatever their blocks', () => {
    const live = [
      ...AUTHORIZED_PLAN,
      ...folioInEffect([draftRow(101)]),
      increased(moving(101), '5'),
      increased(moving(100, { block: 2 }), '5'),
    ];
    expect(findingsAfter('POA-C05', ...live)).toStrictEqual([]);
    expect(findingsAfter('POA-C06', ...live)).toStrictEqual([]);
  });
});

function balanced(): readonly PlanEvent[] {
  return [
    ...AUTHORIZED_PLAN,
    ...folioTranscribed(SHEET),
    increased(moving(100), '5'),
    increased(moving(101, { row: 2 }), '5'),
  ];
}
