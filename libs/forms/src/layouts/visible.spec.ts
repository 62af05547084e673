import { below, words } from './layout';
import type { Layout } from './layout';
import { toText } from './text.adapter';
import { visible } from './visible';

describe('visible', () => {
  it.each([
    ['\u001b[31mROJO\u001b[0m', '‹U+001B›[31mROJO‹U+001B›[0m'],
    ['a\u202Egpj.exe', 'a‹U+202E›gpj.exe'],
    ['a\u2066b\u2069\u200f\u061c', 'a‹U+2066›b‹U+2069›‹U+200F›‹U+061C›'],
    ['a\r\tb\u0000\u007f\u009b', 'a‹U+000D›‹U+0009›b‹U+0000›‹U+007F›‹U+009B›'],
    ['a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
  ])('shows what a terminal would obey: %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['Ñandú y güero\nsegundo renglón', 'e\u0301', '98 % — «sí»', '‹U+202E›', '', '🙂'])(
    'leaves %j as it is',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );
});

it('a layout as text shows it in all of its parts, and still fits', () => {
  const part = (name: string) => `${name}\u202E`;
  const layout: Layout = {
    title: [part('título')],
    fields: [[part('campo'), part('valor')]],
    tables: [
      {
        caption: part('rótulo'),
        columns: [words(part('columna')), below(part('debajo'))],
        rows: [[part('celda'), part('texto')]],
      },
    ],
    notes: [part('nota')],
  };
  const text = toText(layout, 60);
  const parts = ['título', 'campo', 'valor', 'rótulo', 'columna', 'debajo', 'celda', 'texto'];
  for (const each of [...parts, 'nota']) expect(text).toContain(`${each}‹U+202E›`);
  expect(text).not.toContain('\u202E');
});
