import { changing, contentOf, opening } from '../../../../test/support/folios';
import { PLAN_ID } from '../../../../test/support/plan-history';
import { openingsOf } from './folio-openings';
import { lineIdInFolio } from './ids';

it('has the lines that rows open by the ids that they get, and no other', () => {
  const [first] = contentOf(opening({ number: 203 }, ['1', '0', '0', '0'])).blocks;
  const [second] = contentOf(
    changing(201, [{ code: 'R' }], ['12', ['0', '4', '4', '4']]),
    opening({ number: 300, kind: 'meta', unitOfMeasure: 'Caja' }, ['1', '0', '0', '0']),
  ).blocks;
  const blocks = [first, second].flatMap((block) => block ?? []);
  expect([...openingsOf(PLAN_ID, 'F-1', { formDate: '2021-04', blocks })]).toStrictEqual([
    [
      lineIdInFolio(PLAN_ID, 'F-1', { block: 1, row: 1 }),
      { kind: 'action', number: 203, unitOfMeasure: 'Expediente', additive: false },
    ],
    [
      lineIdInFolio(PLAN_ID, 'F-1', { block: 2, row: 2 }),
      { kind: 'meta', number: 300, unitOfMeasure: 'Caja', additive: false },
    ],
  ]);
});
