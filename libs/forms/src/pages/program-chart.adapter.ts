import { init } from 'echarts';
import type { EChartsOption } from 'echarts';
import { percent } from '../layouts/figures';
import { dataTable, figureCell, headCell } from './data-table';
import { markup, ownMarkup, shownText } from './markup';
import type { Markup } from './markup';

/** What a program's units achieved to date, as ratios of 4 places; `null`: cannot be computed. */
export interface ProgramChart {
  /** The program's code and name. */
  readonly name: string;
  readonly units: readonly ChartedUnit[];
}

export interface ChartedUnit extends Record<Yardstick, string | null> {
  readonly code: string;
  readonly name: string;
}

type Yardstick = 'relativeToScheduled' | 'relativeToCurrent' | 'relativeToAuthorized';

// Each 4.5 : 1 or more on white; the labels say which bar is which, so that no colour has to.
const YARDSTICKS = [
  { key: 'relativeToScheduled', words: 'contra lo programado a la fecha', color: '#12355b' },
  { key: 'relativeToCurrent', words: 'contra la meta actual', color: '#1f6f5c' },
  { key: 'relativeToAuthorized', words: 'contra la meta autorizada', color: '#9a4a12' },
] as const;
const WIDTH = 960;
const UNIT_HEIGHT = 66;
const AXIS_HEIGHT = 40;
const NAME_WIDTH = 240;
const LABEL_WIDTH = 210;
const INK = '#111111';

/**
 * Bars of progress to date against the three yardsticks, unit by unit, and the same figures as a
 * table. The same program is the same markup, byte by byte, and needs nothing of a
 * Content-Security-Policy: no style, no script, no id and no address stands in it.
 */
export function programChart(program: ProgramChart): Markup {
  const caption = `Avance a la fecha por unidad · ${program.name}`;
  const label = markup`<svg role="img" aria-label="${caption}. Las cifras están en la tabla." `
    .text;
  const svg = ownMarkup(plainSvg(drawn(program)).replace('<svg ', () => label));
  return markup`<figure>
<figcaption>${caption}</figcaption>
${svg}
${figuresOf(program)}
</figure>`;
}

function figuresOf({ name, units }: ProgramChart): Markup {
  return dataTable({
    caption: `Cifras de la gráfica · ${name}`,
    columns: [
      { heading: 'Unidad ejecutora' },
      ...YARDSTICKS.map(({ words }) => ({ heading: `Avance ${words}` })),
    ],
    bands: [
      {
        heading: null,
        rows: units.map((unit) => ({
          cells: [
            headCell(`${unit.code} ${unit.name}`),
            ...YARDSTICKS.map(({ key }) => figureCell(ratioShown(unit[key]))),
          ],
        })),
      },
    ],
  });
}

function ratioShown(ratio: string | null): string {
  return ratio === null ? 'no calculable' : percent(ratio);
}

/** Without `dispose` the chart's timers would keep the process from ending. */
function drawn(program: ProgramChart): string {
  const height = program.units.length * UNIT_HEIGHT + AXIS_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(optionOf(program));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionOf({ units }: ProgramChart): EChartsOption {
  const text = { color: INK, fontSize: 12 };
  return {
    animation: false,
    grid: { left: NAME_WIDTH, right: LABEL_WIDTH, top: 0, bottom: AXIS_HEIGHT },
    xAxis: {
      type: 'value',
      min: 0,
      axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => percent(`${value}`) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: units.map(({ code, name }) => shownText(`${code} ${name}`)),
      axisLabel: { ...text, interval: 0, width: NAME_WIDTH - 20, overflow: 'break' },
    },
    series: YARDSTICKS.map(({ key, words, color }) => ({
      type: 'bar',
      silent: true,
      clip: false,
      barGap: '15%',
      itemStyle: { color },
      data: units.map((unit) => Number(unit[key] ?? '0')),
      label: {
        ...text,
        show: true,
        position: 'right',
        formatter: ({ dataIndex }) => `${ratioShown(units[dataIndex]?.[key] ?? null)} ${words}`,
      },
    })),
  };
}

/**
 * ECharts writes its texts escaped, and besides them what a strict policy refuses or what differs
 * from one drawing to the next: style attributes, a style for what a pointer does, numbered
 * classes. Fonts become attributes of their own; the rest has no meaning on a page.
 */
function plainSvg(svg: string): string {
  return svg
    .replace(/<style[\s\S]*<\/style>\s*/, '')
    .replaceAll(/ (?:class|ecmeta_\w+|xmlns(?::xlink)?|xml:space|version|baseProfile)="[^"]*"/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .filter((rule) => rule !== '')
        .map((rule) => ` ${rule.replace(':', '="')}"`)
        .join(''),
    );
}
