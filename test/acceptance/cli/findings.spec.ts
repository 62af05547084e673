import type { FindingsList } from '@libro/plans';
import { DataFolder, SAMPLES, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

/** Code · severity · plan · lines, quarter or folio; what is body-wide has no plan. */
const FINDINGS = `
POA-C01 error 2021.54202 406
POA-C02 error 2021.54203 509 I
POA-C05 warning 2021.54101 100 2021-04-1
POA-C06 warning 2021.54101 100 2021-04-1
POA-G01 warning 2021.54101 100
POA-G01 warning 2021.54101 104
POA-I01 notice 2021.54101 104
POA-I02 warning 2021.34201
POA-I03 warning x4
POA-I04 warning 2021.34201 300
POA-I04 warning 2021.34201 306
POA-I04 warning 2021.34201 307
POA-I04 warning 2021.54102 200
POA-I04 warning 2021.54102 202
POA-I04 warning 2021.54102 203
POA-I04 warning 2021.54102 204
POA-I05 warning
POA-I06 notice x9
POA-I07 warning 2021.54203
POA-J01 notice 2021.54101 100 2021-04-1
POA-J01 notice 2021.54101 101 2021-04-1
POA-J01 notice 2021.54101 102 2021-04-1
POA-J01 notice 2021.54101 103 2021-04-1 x2
POA-J01 notice 2021.54101 104 2021-04-1
POA-J02 notice 2021.54203 500 I
POA-J02 notice 2021.54203 505 I
POA-J02 notice 2021.54203 507 I
POA-J02 notice 2021.54203 508 I
POA-M01 warning 2021.54101 101 2021-04-1
POA-O01 notice 2021.34201 300 I
POA-O01 notice 2021.34201 301 I
POA-O01 notice 2021.34201 302 I
POA-O01 notice 2021.34201 303 I
POA-O01 notice 2021.34201 304 I
POA-O01 notice 2021.34201 305 I
POA-O01 notice 2021.34201 306 I
POA-O01 notice 2021.34201 307 I
POA-O01 notice 2021.54203 500 I
POA-O01 notice 2021.54203 501 I
POA-O01 notice 2021.54203 502 I
POA-O01 notice 2021.54203 503 I
POA-O01 notice 2021.54203 504 I
POA-O01 notice 2021.54203 505 I
POA-O01 notice 2021.54203 506 I
POA-O01 notice 2021.54203 507 I
POA-O01 notice 2021.54203 508 I
POA-O01 notice 2021.54203 509 I
POA-O01 notice 2021.54203 510 I
POA-O01 notice 2021.54204 600 I
POA-O01 notice 2021.54204 601 I
POA-O01 notice 2021.54204 602 I
POA-O01 notice 2021.54204 603 I
POA-O01 notice 2021.54204 604 I
POA-O01 notice 2021.54204 605 I
POA-O01 notice 2021.54204 606 I
POA-O01 notice 2021.54204 607 I
POA-O01 notice 2021.54204 608 I
POA-S01 warning 2021.34201 I
POA-S01 warning 2021.54101 2021-04-1
POA-S01 warning 2021.54102 I
POA-T01 warning 2021.54101 103 I 2021-04-1
POA-T02 notice 2021.54101 104 II 2021-04-1`;

/** Code · line : expected · actual. */
const FIGURES = `
POA-C01 406 : 10 11
POA-C02 509 : 1 0
POA-C05 100 : 483 527
POA-C06 100 : 3 -41
POA-G01 100 : 527 10239
POA-G01 104 : 41 0
POA-M01 101 : - 100
POA-T01 103 : 0 10
POA-T02 104 : - 3784`;

/** What two names of a code and look-alikes are about, in the words of either file. */
const NAMES = [
  ['POA-I03', /^El ramo 54 /],
  ['POA-I03', /^La finalidad 2 /],
  ['POA-I03', /^La línea de acción 2\.2\.3 /],
  ['POA-I03', /^La línea de acción 2\.3\.1 /],
  ['POA-I05', / 3 formas de escribirlo/],
  ['POA-I06', /^La unidad ejecutora 34201 se parece a 54201/],
  ['POA-I06', /^Las unidades de medida «Beneficiados», «BENEFICIARIO» y «Beneficiado» /],
  ['POA-I06', /^Las unidades de medida «Eventos» y «Evento» /],
  ['POA-I06', /^Las unidades de medida «Expediente» y «EXPEDIENTES» /],
  ['POA-I06', /^Las unidades de medida «Jornadas» y «Jornada» /],
  ['POA-I06', /^Las unidades de medida «Reunión» y «Reuniones» /],
  ['POA-I06', /^Las unidades de medida «Sesión» y «sesiones» /],
  ['POA-I06', /^Los nombres de persona .*(COORDINADURA|GLINDA) /],
  ['POA-I06', /^Los nombres de persona .*(OLAVERDE|OLAMANZA)» y .*(ALVERDE|ALMANZA)» /],
] as const;

type Finding = FindingsList['items'][number];

function subjectOf({ code, severity, planId, number, quarter, folio }: Finding): string {
  const when = quarter === null ? null : ['I', 'II', 'III', 'IV'][quarter - 1];
  return [code, severity, planId, number, when, folio].filter((part) => part !== null).join(' ');
}

/** One line for each, in order, and how many there are of it. */
function counted(subjects: readonly string[]): readonly string[] {
  const unique = [...new Set(subjects)].sort();
  return unique.map((subject) => {
    const count = subjects.filter((each) => each === subject).length;
    return count === 1 ? subject : `${subject} x${count}`;
  });
}

describe.each(SHEET_FILES)('libro findings on $name', ({ name, path }) => {
  let data: DataFolder;
  let list: FindingsList;
  const asked = async (...args: readonly string[]) =>
    (await data.answer('findings', ...args)) as FindingsList;
  beforeAll(async () => {
    data = await DataFolder.with(path);
    list = await asked();
  });
  afterAll(() => data.remove());

  it('gives those of the domain, and no other', () => {
    expect([list.asOf, list.next]).toStrictEqual([113, null]);
    expect(counted(list.items.map(subjectOf))).toStrictEqual(FINDINGS.trim().split('\n'));
  });

  it('gives the figures in question', () => {
    const figures = list.items
      .filter(({ number, actual }) => number !== null && actual !== null)
      .map((each) => `${each.code} ${each.number} : ${each.expected ?? '-'} ${each.actual}`);
    expect(figures.sort()).toStrictEqual(FIGURES.trim().split('\n'));
  });

  it('names the catalogue codes and the names that look alike', () => {
    const said = list.items.filter(({ code }) => /POA-I0[356]/.test(code));
    expect(said).toHaveLength(NAMES.length);
    for (const [code, words] of NAMES) {
      expect(said.filter((each) => each.code === code && words.test(each.message))).toHaveLength(1);
    }
  });

  it('gives each with its evidence and the place it was read from', () => {
    const { items } = list;
    expect(items.filter(({ evidence }) => evidence === '')).toStrictEqual([]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.filter(({ source }) => source === null)).toStrictEqual([]);
    const files = new Set(items.flatMap(({ source }) => source?.file ?? []));
    expect([...files]).toStrictEqual([name]);
    expect(Object.keys(items[0] ?? {}).sort()).toStrictEqual(
      [
        ...['id', 'code', 'severity', 'planId', 'lineId', 'number', 'quarter', 'folio', 'message'],
        ...['expected', 'actual', 'evidence', 'evidenceDigest', 'source', 'acknowledged'],
      ].sort(),
    );
    expect(Object.keys(items[0]?.source ?? {}).sort()).toStrictEqual(['file', 'line', 'sha256']);
  });

  it('knows no additive meta before the folio, so no difference of one either', async () => {
    const { asOf, items } = await asked('--plan', '2021.54101', '--as-of', '112');
    expect([asOf, items]).toStrictEqual([102, []]);
  });
});

describe('libro findings', () => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());

  it('gives those of one code, or of one plan', async () => {
    const code = (await data.answer('findings', '--code', 'POA-S01')) as FindingsList;
    expect(code.items.map(({ planId }) => planId).sort()).toStrictEqual([
      '2021.34201',
      '2021.54101',
      '2021.54102',
    ]);
    const plan = (await data.answer('findings', '--plan', '2021.54202')) as FindingsList;
    expect(plan.items.map(subjectOf)).toStrictEqual(['POA-C01 error 2021.54202 406']);
  });

  it.each([
    { args: ['--fail-on', 'error'], code: 1, said: 'libro: quedan 2 hallazgos sin atender\n' },
    { args: ['--fail-on', 'error', '--plan', '2021.54204'], code: 0, said: '' },
    { args: ['--fail-on', 'notice', '--plan', '2021.54204'], code: 1, said: /quedan 9 hallazgos/ },
    { args: ['--plan', '2021.54209'], code: 2, said: /^libro: no hay plan 2021\.54209 .*\n$/ },
  ])('$args ends with $code', async ({ args, code, said }) => {
    const ran = await data.libro('findings', ...args);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toMatch(said);
  });
});
