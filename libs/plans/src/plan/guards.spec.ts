import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_OPENED,
  planAfter,
} from '../../../../test/support/plan-history';
import { activeLineOf, authorized, code, existing, lineOf, notClosed, text } from './guards';
import { NO_PLAN } from './plan';
import { PlanRefusal } from './refusal';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PlanRefusal) return error.code;
    throw error;
  }
  return 'not refused';
}

const plan = planAfter(...AUTHORIZED_PLAN);
const suppressed = event('LineSuppressed', {
  lineId: idOf(101),
  movement: { folio: 'F1', block: 1, row: 1, codes: ['S'] },
  wording: null,
  source: null,
});

describe('text', () => {
  it('is trimmed, and keeps lines, tabs, accents and marks', () => {
    expect(text('  Año 1º: «niñas»\n\tétape ', 'campo')).toBe('Año 1º: «niñas»\n\tétape');
    expect(text('e\u0301', 'campo')).toBe('e\u0301');
    expect(text('😀', 'campo')).toBe('😀');
  });

  it('holds up to 4,000 characters', () => {
    expect(text('x'.repeat(4_000), 'campo')).toHaveLength(4_000);
    expect(codeOf(() => text('x'.repeat(4_001), 'campo'))).toBe('text-invalid');
  });

  it.each(['', '   ', '\n\t', '\ufeff'])('is refused where it is blank: %j', (value) => {
    expect(codeOf(() => text(value, 'campo'))).toBe('text-invalid');
  });

  it.each([
    ['NUL', '\u0000'],
    ['escape', '\u001b'],
    ['carriage return', '\r'],
    ['delete', '\u007f'],
    ['next line', '\u0085'],
    ['soft hyphen', '\u00ad'],
    ['combining grapheme joiner', '\u034f'],
    ['Hangul filler', '\u3164'],
    ['zero-width space', '\u200b'],
    ['zero-width joiner', '\u200d'],
    ['right-to-left mark', '\u200f'],
    ['line separator', '\u2028'],
    ['right-to-left override', '\u202e'],
    ['word joiner', '\u2060'],
    ['first strong isolate', '\u2068'],
    ['variation selector', '\ufe0f'],
    ['byte order mark', '\ufeff'],
    ['interlinear annotation', '\ufff9'],
    ['language tag', '\u{e0041}'],
    ['half of a surrogate pair', '\ud83d'],
  ])('is refused with a hidden character: %s', (_name, hidden) => {
    expect(codeOf(() => text(`a${hidden}b`, 'campo'))).toBe('text-invalid');
  });

  it('names the field, and does not repeat what it refuses', () => {
    expect(() => text('a\u202eb', 'motivo')).toThrow(/^text-invalid: motivo: [^\u202e]*$/);
  });
});

describe('a code', () => {
  it.each(['54', '54202', '2.6.1', 'A-1'])('%s stands as it is', (value) => {
    expect(code(value, 'clave')).toBe(value);
  });

  it('is not repeated at any length where it is none', () => {
    expect(() => code('x'.repeat(4_000), 'clave')).toThrow(
      /^text-invalid: clave: «x{80}…» no es una clave$/,
    );
  });

  it.each(['', ' 54', '.5', '-1', 'a/b', 'a b', 'ñ', '5\n'])('%j is none', (value) => {
    expect(codeOf(() => code(value, 'clave'))).toBe('text-invalid');
  });
});

describe('the status of a plan', () => {
  const open = planAfter(PLAN_OPENED);
  const closed = planAfter(...AUTHORIZED_PLAN, event('PlanClosed', {}));

  it('is asked for by what a command needs', () => {
    expect([existing(open), notClosed(open), authorized(plan)]).toStrictEqual([open, open, plan]);
    expect(existing(closed)).toBe(closed);
  });

  it('is refused by name', () => {
    expect(codeOf(() => existing(NO_PLAN))).toBe('plan-not-found');
    expect(codeOf(() => notClosed(NO_PLAN))).toBe('plan-not-found');
    expect(codeOf(() => notClosed(closed))).toBe('plan-closed');
    expect(codeOf(() => authorized(open))).toBe('plan-not-authorized');
    expect(codeOf(() => authorized(closed))).toBe('plan-closed');
  });
});

describe('a reference to a line', () => {
  it('is its id, or the number of the active line that bears it', () => {
    expect(lineOf(plan, idOf(101)).number).toBe(101);
    expect(lineOf(plan, 'number:101').id).toBe(idOf(101));
  });

  it.each(['number:999', 'number:', 'number:1e2', '101', ''])('%j names none', (reference) => {
    expect(codeOf(() => lineOf(plan, reference))).toBe('line-not-found');
  });

  it('is not repeated at any length where it names none', () => {
    expect(() => lineOf(plan, 'x'.repeat(4_000))).toThrow(
      /^line-not-found: el plan no tiene la línea «x{80}…»$/,
    );
  });

  it('names the ids where two active lines bear the number', () => {
    const twin = event('ActionOpened', { ...ACTION_101.data, lineId: 'twin', inferred: true });
    const both = planAfter(...AUTHORIZED_PLAN, twin);
    expect(() => lineOf(both, 'number:101')).toThrow(
      `line-ambiguous: varias líneas activas llevan el número 101: ${idOf(101)}, twin`,
    );
    expect(lineOf(both, 'twin').id).toBe('twin');
  });

  it('finds a line that is active no more by its id alone', () => {
    const after = planAfter(...AUTHORIZED_PLAN, suppressed);
    expect(lineOf(after, idOf(101)).active).toBe(false);
    expect(codeOf(() => lineOf(after, 'number:101'))).toBe('line-not-found');
    expect(codeOf(() => activeLineOf(after, idOf(101)))).toBe('line-inactive');
  });
});
