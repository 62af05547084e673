import { event, HEADER, META_100, PLAN_OPENED } from '../../../../test/support/plan-history';
import {
  catalogueOf,
  correction,
  findingsOf,
  opened,
  sheetOf,
  signedBy,
} from '../../../../test/support/catalogue-history';
import { finding, placeIn } from '../../../../test/support/plan-findings';
import { recordedOf } from '../../../../test/support/plan-log';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import { catalogueEntries, catalogueWith } from './catalogue-findings';

const ofBody = { planId: null } as const;
const PLACE = placeIn(progressSheet([]), 1);

describe('POA-I03: one catalogue code has several names', () => {
  const other = { branch: { code: '54', name: 'BIENESTAR' } };

  it('appears with every spelling as printed, live commands included', () => {
    const found = findingsOf('POA-I03', opened('54201'), opened('54202', other));
    expect(found).toStrictEqual([
      finding('POA-I03', 'branch 54', {
        ...ofBody,
        severity: 'warning',
        message: 'El ramo 54 aparece con 2 nombres distintos.',
        evidence: '«BIENESTAR COMUNITARIO»; «BIENESTAR»',
      }),
    ]);
  });

  it('appears for a header that lists one code twice, with the place of the sheet', () => {
    const linesOfAction = [
      { code: '2.3.1', name: 'APOYOS DE ORDEN SOCIAL' },
      { code: '2.3.1', name: 'APOYOS EN INFRAESTRUCTURA' },
    ];
    const [found] = findingsOf(
      'POA-I03',
      sheetOf('54201', { header: { ...HEADER, linesOfAction } }),
    );
    expect(found).toMatchObject({
      message: 'La línea de acción 2.3.1 aparece con 2 nombres distintos.',
      source: PLACE,
    });
  });

  it('does not appear for names that differ in case, accents, punctuation and spacing', () => {
    const same = { branch: { code: '54', name: 'Bienestar  comunitário.' } };
    expect(findingsOf('POA-I03', opened('54201'), opened('54202', same))).toStrictEqual([]);
  });

  it('does not appear for one function number under two purposes', () => {
    const elsewhere = {
      purpose: { code: '1', name: 'GOBIERNO' },
      function: { code: '2', name: 'JUSTICIA' },
      subfunction: { code: '2', name: 'PROCURACIÓN' },
    };
    expect(findingsOf('POA-I03', opened('54201'), opened('54202', elsewhere))).toStrictEqual([]);
  });

  it('goes away with a technical correction, and not with one of another plan', () => {
    const plans = [opened('54201'), opened('54202', other)];
    const mended = correction('54202', 'branch', 'BIENESTAR COMUNITARIO');
    expect(findingsOf('POA-I03', ...plans, mended)).toStrictEqual([]);
    const third = [...plans, opened('54203', other), mended];
    expect(findingsOf('POA-I03', ...third)).toHaveLength(1);
    const [renamed] = findingsOf('POA-I03', ...plans, correction('54202', 'branch', 'SOCIAL'));
    expect(renamed?.evidence).toBe('«BIENESTAR COMUNITARIO»; «SOCIAL»');
    const ofLine = correction('54202', 'linesOfAction.2.6.1', 'OBRA');
    const [line] = findingsOf('POA-I03', opened('54201'), opened('54202'), ofLine);
    expect(line?.evidence).toBe('«OBRA COMUNITARIA»; «OBRA»');
  });
});

describe('POA-I05: sheets of one file differ in the issuing body', () => {
  const first = sheetOf('54201', { issuingBody: 'XXII GOBIERNO' });
  const second = sheetOf('54202', { issuingBody: 'XXIII AYUNTAMIENTO', line: 60 });

  it('appears with every spelling', () => {
    const sheet = progressSheet([]);
    expect(findingsOf('POA-I05', first, second)).toStrictEqual([
      finding('POA-I05', `issuingBody ${sheet.sha256}`, {
        ...ofBody,
        severity: 'warning',
        message:
          'Las hojas del archivo hojas.txt difieren en quién las emite: 2 formas de escribirlo.',
        evidence: '«XXII GOBIERNO»; «XXIII AYUNTAMIENTO»',
        source: placeIn(sheet, 60),
      }),
    ]);
  });

  it('does not appear for sheets of two files', () => {
    const apart = { issuingBody: 'XXIII AYUNTAMIENTO', sha256: 'a0'.repeat(32) };
    expect(findingsOf('POA-I05', first, sheetOf('54202', apart))).toStrictEqual([]);
  });
});

describe("POA-I07: a plan's functional code is unlike that of the other units", () => {
  const odd = {
    purpose: { code: '2.1', name: 'BIENESTAR' },
    function: { code: '2.2', name: 'FAMILIA' },
    subfunction: { code: '2.4', name: 'JUVENTUDES' },
  };

  it('appears for the odd plan alone, with both classifications', () => {
    const plans = [opened('54201'), opened('54203', odd), opened('54202')];
    expect(findingsOf('POA-I07', ...plans)).toStrictEqual([
      finding('POA-I07', '2021.54203', {
        planId: '2021.54203',
        severity: 'warning',
        message:
          'El plan 2021.54203 se clasifica en 2.1, 2.2, 2.4 (finalidad, función, subfunción) ' +
          'y la mayoría de las unidades en 2, 2, 2.',
        expected: '2, 2, 2',
        actual: '2.1, 2.2, 2.4',
        evidence: '2.1, 2.2, 2.4 contra 2, 2, 2',
      }),
    ]);
  });

  it('does not appear where all agree, or where there is no majority', () => {
    expect(findingsOf('POA-I07', opened('54201'), opened('54202'))).toStrictEqual([]);
    expect(findingsOf('POA-I07', opened('54201'), opened('54203', odd))).toStrictEqual([]);
    const halves = [opened('54201'), opened('54202'), opened('54203', odd), opened('54204', odd)];
    expect(findingsOf('POA-I07', ...halves)).toStrictEqual([]);
    expect(findingsOf('POA-I07', ...halves, opened('54205'))).toHaveLength(2);
  });
});

describe('the catalogue', () => {
  it('is the same object where an entry brings nothing new', () => {
    const plans = [
      opened('54201'),
      sheetOf('54201', {
        signatures: signedBy('Eva Díaz'),
        rows: [progressRow(1, 301)],
      }),
    ];
    const catalogue = catalogueOf(...plans);
    const again = plans
      .flatMap(([planId, ...events]) => recordedOf(events, `plan-${planId}`))
      .flatMap(catalogueEntries);
    expect(again.length).toBeGreaterThan(0);
    for (const entry of again) expect(catalogueWith(catalogue, entry)).toBe(catalogue);
  });

  it('takes nothing from other streams, nor from lines that a sheet brings', () => {
    const [recorded] = recordedOf([PLAN_OPENED], 'catalogue');
    expect(recorded && catalogueEntries(recorded)).toStrictEqual([]);
    const source = { sheet: 's', file: 'f', sha256: 'd', line: 1, row: 1 };
    const [line] = recordedOf([event('MetaOpened', { ...META_100.data, source })]);
    expect(line && catalogueEntries(line)).toStrictEqual([]);
  });
});
