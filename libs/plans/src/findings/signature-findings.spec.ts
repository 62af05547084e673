import { draftRow, folioInEffect, folioTranscribed } from '../../../../test/support/folio-history';
import {
  AUTHORIZED_PLAN,
  BRANCH,
  event,
  HEADER,
  PLAN_ID,
  PLAN_OPENED,
  UNIT,
} from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import {
  modificationSheet,
  movementRow,
  progressRow,
  progressSheet,
} from '../../../../test/support/printed-sheets';
import type { PrintedSignature } from '../plan/printed-sheet';
import { SIGNATURE_ROLES } from '../plan/words';

function signedBy(...names: readonly string[]): readonly PrintedSignature[] {
  return SIGNATURE_ROLES.map((role, at) => {
    return { role, office: role, name: names[at] ?? '', otherNames: [] };
  });
}
const TWICE = signedBy('Lic. Ana Ruiz Paz', 'L.A.P. ANA RUÍZ-PAZ', 'Eva Díaz');
const ROWS = [progressRow(1, 301)];

describe('POA-S01: one person holds two of the three signatures', () => {
  it('appears for a printed sheet, whatever the titles before the name', () => {
    const sheet = progressSheet(ROWS, { signatures: TWICE });
    expect(findingsAfter('POA-S01', ...transcribed(sheet))).toStrictEqual([
      finding('POA-S01', `${PLAN_ID} hoja 1 impreso`, {
        severity: 'warning',
        quarter: 1,
        message:
          'Una misma persona, Lic. Ana Ruiz Paz, firma la hoja del trimestre I ' +
          'como Elaboró y Revisó.',
        evidence: 'Elaboró y Revisó: Lic. Ana Ruiz Paz',
        source: placeIn(sheet, 1),
      }),
    ]);
  });

  it('is one finding for several sheets of a quarter', () => {
    const first = transcribed(progressSheet(ROWS, { signatures: TWICE }));
    const page = progressSheet(ROWS, { signatures: TWICE, sheet: 'b2'.repeat(32) });
    const both = [...first, ...transcribed(page, { isFirst: false })];
    expect(findingsAfter('POA-S01', ...both)).toHaveLength(1);
  });

  it('appears for a printed folio, by its name', () => {
    const rows = [movementRow([1, 101, 'R'], { modified: '60' })];
    const sheet = modificationSheet([rows], { signatures: signedBy('Ana Paz', 'Eva', 'Ana Paz') });
    const [found] = findingsAfter('POA-S01', ...AUTHORIZED_PLAN, ...folioTranscribed(sheet));
    expect(found).toMatchObject({ folio: '2021-04-1', evidence: 'Elaboró y Autorizó: Ana Paz' });
  });

  it('does not appear for three persons, nor for names that are missing', () => {
    const three = signedBy('Ana Ruiz Paz', 'Ana Ruiz Paz Soto', 'Eva Díaz');
    const sheet = progressSheet(ROWS, { signatures: three });
    expect(findingsAfter('POA-S01', ...transcribed(sheet))).toStrictEqual([]);
    const unnamed = progressSheet(ROWS, { signatures: signedBy() });
    expect(findingsAfter('POA-S01', ...transcribed(unnamed))).toStrictEqual([]);
  });

  const digest = 'd0'.repeat(32);
  const prepared = { role: 'prepared', digest, signedBy: UNIT } as const;

  it('appears for a quarter that one person signs twice', () => {
    const history = [
      ...AUTHORIZED_PLAN,
      event('QuarterSigned', { quarter: 2, ...prepared }),
      event('QuarterSigned', { quarter: 2, ...prepared, role: 'reviewed' }),
    ];
    expect(findingsAfter('POA-S01', ...history)).toStrictEqual([
      finding('POA-S01', `${PLAN_ID} 2`, {
        severity: 'warning',
        quarter: 2,
        message: 'Una misma persona, u-elena, firma el trimestre II como Elaboró y Revisó.',
        evidence: 'Elaboró y Revisó: u-elena',
      }),
    ]);
  });

  it('appears for a live folio, and not for one that two persons sign', () => {
    const folio = '2021-04-1';
    const drafted = [...AUTHORIZED_PLAN, ...folioInEffect([draftRow(101)]).slice(0, 1)];
    const first = event('ModificationSigned', { folio, ...prepared });
    const again = event('ModificationSigned', { folio, ...prepared, role: 'authorized' });
    expect(findingsAfter('POA-S01', ...drafted, first, again)).toStrictEqual([
      finding('POA-S01', `${PLAN_ID} folio ${folio}`, {
        severity: 'warning',
        folio,
        message: 'Una misma persona, u-elena, firma el folio 2021-04-1 como Elaboró y Autorizó.',
        evidence: 'Elaboró y Autorizó: u-elena',
      }),
    ]);
    const other = event('ModificationSigned', { ...again.data, signedBy: BRANCH });
    expect(findingsAfter('POA-S01', ...drafted, first, other)).toStrictEqual([]);
  });
});

describe('POA-I02: a unit is outside the numbering of its branch', () => {
  it('appears with both codes', () => {
    const header = { ...HEADER, executingUnit: { code: '34201', name: 'PARTICIPACIÓN' } };
    const opened = event('PlanOpened', { ...PLAN_OPENED.data, header });
    const found = findingsAfter('POA-I02', opened);
    expect(found).toStrictEqual([
      finding('POA-I02', '2021.34201', {
        planId: '2021.34201',
        severity: 'warning',
        message: 'La unidad ejecutora 34201 no sigue la numeración de su ramo, el 54.',
        expected: '54',
        actual: '34201',
        evidence: 'unidad ejecutora 34201 en el ramo 54',
      }),
    ]);
  });

  it('does not appear for a unit within it', () => {
    expect(findingsAfter('POA-I02', ...AUTHORIZED_PLAN)).toStrictEqual([]);
  });
});
