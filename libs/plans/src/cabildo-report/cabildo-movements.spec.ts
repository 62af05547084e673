import {
  changing,
  contentOf,
  FOLIO,
  opening,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { folioOnForm, folioOnRecord } from '../modifications-sheet/folio';
import type { ModificationContent, Movement } from '../plan/modification.events';
import { NO_PAPERS } from '../projection/papers';
import type { FolioRow } from '../modifications-sheet/modifications-sheet';
import { modificationOf } from './cabildo-movements';

/** What the report shows of a folio that takes effect in the plan with two metas. */
function shown(content: ModificationContent) {
  const plan = planAfter(...withFolio(TWO_METAS, content));
  const of = plan.modifications.get(FOLIO);
  if (of === undefined) throw new Error('no folio');
  const folio = folioOnForm(folioOnRecord(plan, NO_PAPERS, of));
  const linesBefore = [...planAfter(...TWO_METAS).lines.values()];
  return modificationOf({ folio, linesBefore }).movements;
}

describe('a row of a folio, as the cabildo sees it', () => {
  it('re-measures a line: goal, schedule and unit before and after', () => {
    const cum = { code: 'CUM', unitOfMeasure: 'Caja', annualGoal: '24', carriedOver: '0' } as const;
    const [row] = shown(contentOf(changing(201, [cum], ['12', ['8', '8', '8', '0']])));
    expect(row).toMatchObject({
      ...{ movements: ['CUM'], before: '12', after: '24', increase: null, decrease: null },
      ...{ scheduleBefore: ['4', '4', '4', '0'], scheduleAfter: ['8', '8', '8', '0'] },
      ...{ unitBefore: 'Expediente', unitAfter: 'Caja' },
    });
  });

  it('reschedules a line: the same goal, another calendar', () => {
    const [row] = shown(contentOf(changing(201, [{ code: 'R' }], ['12', ['0', '0', '6', '6']])));
    expect(row).toMatchObject({
      ...{ movements: ['R'], before: '12', after: '12' },
      ...{ scheduleBefore: ['4', '4', '4', '0'], scheduleAfter: ['0', '0', '6', '6'] },
    });
  });

  it('suppresses a line, and opens one that was not there', () => {
    const nothing = ['0', '0', '0', '0'] as const;
    const own = { justification: 'Nueva' };
    const [suppressed, opened] = shown(
      contentOf(changing(202, [{ code: 'S' }], ['8', nothing]), {
        ...opening({ number: 203, unitOfMeasure: 'Curso' }, ['1', '1', '1', '1']),
        ...own,
      }),
    );
    expect(suppressed).toMatchObject({
      ...{ movements: ['S'], before: '8', after: '0', decrease: '8', scheduleAfter: nothing },
      ...{ unitBefore: 'Taller', unitAfter: 'Taller', justifiedBy: 'block' },
    });
    expect(opened).toMatchObject({
      ...{ movements: ['AP'], before: null, after: '4', increase: '4', scheduleBefore: null },
      ...{ unitBefore: null, unitAfter: 'Curso', descriptionBefore: null },
      ...{ justification: 'Nueva', justifiedBy: 'row' },
    });
  });

  it('transfers an amount from one line to another', () => {
    const [from, to] = [201, 200].map((number) => ({ planId: PLAN_ID, lineId: idOf(number) }));
    if (from === undefined || to === undefined) throw new Error('no line');
    const out: Movement = { code: 'T', direction: 'out', amount: '2', to };
    const taken: Movement = { code: 'T', direction: 'in', amount: '2', from, transferId: null };
    const rows = shown(
      contentOf(
        changing(201, [out], ['12', ['4', '4', '2', '0']]),
        changing(200, [taken], ['20', ['5', '5', '5', '7']]),
      ),
    );
    expect(
      rows.map(({ number, before, after, increase, decrease }) => {
        return [number, before, after, increase, decrease];
      }),
    ).toStrictEqual([
      [201, '12', '10', null, '2'],
      [200, '20', '22', '2', null],
    ]);
  });

  it('starts from what the row before it left of the same line', () => {
    const down = changing(201, [{ code: 'D', amount: '4' }], ['12', ['4', '4', '0', '0']]);
    const up = changing(201, [{ code: 'AM', amount: '1' }], ['8', ['4', '4', '1', '0']]);
    const reworded = { ...up, description: 'Integrar expedientes completos' };
    const blocks = [down, reworded].map((row, nth) => ({ justification: `J${nth}`, rows: [row] }));
    const rows = shown({ formDate: '2021-04', blocks });
    expect(rows.map(({ block, before, after }) => [block, before, after])).toStrictEqual([
      [1, '12', '8'],
      [2, '8', '9'],
    ]);
    expect(rows[1]).toMatchObject({
      ...{ scheduleBefore: ['4', '4', '0', '0'], scheduleAfter: ['4', '4', '1', '0'] },
      descriptionBefore: 'Integrar expedientes de obra',
      ...{ description: 'Integrar expedientes completos', justification: 'J1' },
    });
  });

  it('is no re-measurement where a printed row spells the unit otherwise', () => {
    const plan = planAfter(...TWO_METAS);
    const linesBefore = [...plan.lines.values()];
    const printed: FolioRow = {
      lineId: idOf(201),
      kind: 'action',
      number: 201,
      movements: ['R'],
      description: 'Integrar expedientes de obra',
      linesOfAction: [],
      unitOfMeasure: 'Expedientes',
      authorized: '12',
      increase: null,
      decrease: null,
      modified: '12',
      calendar: null,
      calendarPrinted: [null, null, null, null],
      justification: null,
    };
    const blocks = [{ justification: null, rows: [printed] }];
    const sheet = {
      folio: 'F',
      status: 'authorized',
      formDate: '2021-04',
      signatures: [],
    } as const;
    const { movements } = modificationOf({ folio: { ...sheet, digest: 'd', blocks }, linesBefore });
    expect(movements[0]).toMatchObject({
      ...{ unitBefore: 'Expediente', unitAfter: 'Expediente', scheduleAfter: null },
      ...{ justification: null, justifiedBy: null },
    });
  });
});
