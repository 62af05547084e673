import { bodyRows, elements, parsedPage } from '../../../../test/support/parsed-page';
import { attribute, columnNames, textOf } from '../../../../test/support/parsed-page';
import { page } from './page';
import { programChart } from './program-chart.adapter';

const HOSTILE = '<b onload="x">Unidad</b> & \u202E';
const PROGRAM = {
  name: '542 VINCULACIÓN SOCIAL',
  units: [
    {
      ...{ code: '54202', name: HOSTILE, relativeToScheduled: '0.8' },
      ...{ relativeToCurrent: '0.3041', relativeToAuthorized: '3.1234' },
    },
    {
      ...{ code: '34201', name: 'Participación', relativeToScheduled: null },
      ...{ relativeToCurrent: '0', relativeToAuthorized: null },
    },
  ],
};

function drawn(program: typeof PROGRAM) {
  const body = programChart(program);
  return parsedPage(page({ title: 't', heading: 'h', above: [], body, asOf: 1 }));
}

/** How far each bar reaches, unit by unit for one yardstick after another, in picture points. */
function barsOf(root: ReturnType<typeof drawn>): readonly number[] {
  return elements(root, 'path').flatMap((path) => {
    const bar = /^M[\d.]+ [\d.]+l(?<length>[\d.]+) 0/.exec(attribute(path, 'd') ?? '');
    return bar === null ? [] : [Number(bar.groups?.['length'])];
  });
}

describe('programChart', () => {
  it('labels every bar with its percent and its yardstick', () => {
    const texts = elements(drawn(PROGRAM), 'text').map(textOf);
    for (const label of [
      '80% contra lo programado a la fecha',
      '30.41% contra la meta actual',
      '312.34% contra la meta autorizada',
      'no calculable contra lo programado a la fecha',
      '0% contra la meta actual',
      'no calculable contra la meta autorizada',
    ]) {
      expect(texts.filter((each) => each === label)).toHaveLength(1);
    }
  });

  it('draws bars as long as their ratios', () => {
    const [scheduled = 0, none, current = 0, zero, authorized = 0, nothing, ...more] = barsOf(
      drawn(PROGRAM),
    );
    expect([none, zero, nothing, more]).toStrictEqual([0, 0, 0, []]);
    expect(scheduled / authorized).toBeCloseTo(0.8 / 3.1234, 2);
    expect(current / authorized).toBeCloseTo(0.3041 / 3.1234, 2);
  });

  it('says what it shows, and says it as a table too', () => {
    const root = drawn(PROGRAM);
    const [svg, ...more] = elements(root, 'svg');
    const [table = root] = elements(root, 'table');
    expect(more).toStrictEqual([]);
    expect(svg && [attribute(svg, 'role'), attribute(svg, 'aria-label')]).toStrictEqual([
      'img',
      'Avance a la fecha por unidad · 542 VINCULACIÓN SOCIAL. Las cifras están en la tabla.',
    ]);
    expect(columnNames(table)).toStrictEqual([
      'Unidad ejecutora',
      'Avance contra lo programado a la fecha',
      'Avance contra la meta actual',
      'Avance contra la meta autorizada',
    ]);
    expect(bodyRows(table)).toStrictEqual([
      ['54202 <b onload="x">Unidad</b> & ‹U+202E›', '80%', '30.41%', '312.34%'],
      ['34201 Participación', 'no calculable', '0%', 'no calculable'],
    ]);
  });

  it('needs nothing of a policy: no style, script, class, id or address', () => {
    const names = elements(drawn(PROGRAM), 'svg')
      .flatMap((svg) => elements(svg))
      .map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)]);
    const used = [...new Set(names.flat())];
    const refused = /^(style|script|class|id|on.*|xmlns.*|.*href|ecmeta.*|b)$/;
    expect(used.filter((name) => refused.test(name))).toStrictEqual([]);
    expect(used).toEqual(expect.arrayContaining(['font-size', 'font-family', 'text', 'path']));
    expect(programChart(PROGRAM).text).not.toMatch(/https?:|url\(|\u202E/);
  });

  it('is the same for the same program, byte by byte', () => {
    const first = programChart(PROGRAM);
    programChart({ name: 'otro', units: [] });
    expect(programChart(PROGRAM)).toStrictEqual(first);
  });
});
