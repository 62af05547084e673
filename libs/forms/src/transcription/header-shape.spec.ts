import type { Header } from '@libro/plans';
import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { readHeader } from './header';
import { refuseShifted } from './header-shape';
import { linesOf } from './line';

const LABELS = ['RAMO', 'PROGRAMA', 'UNIDAD EJECUTORA', 'FINALIDAD', 'FUNCIÓN', 'SUBFUNCIÓN'];
const DATE = ['LÍNEAS DE ACCIÓN', 'FECHA: ENE-MAR 2024'];
const WHOLE = ['7 A', '71 B', '7105 C', '2 D', '2 E', '3 F', '2.1.1 G', '2.1.2 H'];
const UNDER_AN_AXIS = ['7 A', '315 B', '31501 C', '2 D', '2 E', '2 F', '5 G', '5.1.4 H'];
const DOTTED = ['7 A', '71 B', '7105 C', '2.1 D', '2.2 E', '2.4 F', '2.1.3 G', '2.4.1 H'];

function why(entries: readonly string[], cited: readonly string[] = []) {
  const read = readHeader(linesOf([...LABELS, ...entries, ...DATE].join('\n')), {
    line: 99,
    cells: [],
  });
  return whyUnreadable(() => {
    refuseShifted(read, cited);
  });
}

function refused(line: number, cell: string, entry: string) {
  const reason =
    `«${entry}» no parece suya: falta una clave en el encabezado; ` +
    'puede escribirse cada una junto a su rótulo';
  return [line, cell, reason];
}

it.each([[WHOLE], [UNDER_AN_AXIS], [DOTTED]])('a whole header is read: %j', (entries) => {
  expect(why(entries, ['2.1.1', '5.1.4', '8.1.2'])).toBe('read');
});

it.each([[WHOLE], [UNDER_AN_AXIS], [DOTTED]])(
  'one that lost an entry is refused: %j',
  (entries) => {
    const kept = [0, 1, 2, 3, 4, 5].filter((at) => why(entries.toSpliced(at, 1)) === 'read');
    expect(kept).toStrictEqual([]);
  },
);

it('names the label that took the entry of another', () => {
  expect(why(WHOLE.toSpliced(1, 1))).toStrictEqual(refused(9, 'UNIDAD EJECUTORA', '2 D'));
  expect(why(WHOLE.toSpliced(4, 1))).toStrictEqual(refused(12, 'SUBFUNCIÓN', '2.1.1 G'));
  expect(why(UNDER_AN_AXIS.toSpliced(4, 1))).toStrictEqual(refused(12, 'SUBFUNCIÓN', '5 G'));
});

it('a subfunction that rows cite as a line of action is refused, unless it is listed', () => {
  expect(why(WHOLE, ['3'])).toStrictEqual(refused(12, 'SUBFUNCIÓN', '3 F'));
  expect(why([...WHOLE, '3 ALUMBRADO'], ['3'])).toBe('read');
});

it('a unit numbered under another branch is read', () => {
  expect(why(['54 A', '542 B', '34201 C', ...WHOLE.slice(3)])).toBe('read');
});

it('what the sheet prints behind its label is the label’s own', () => {
  const coded = (code: string) => ({ code, name: 'X' });
  const header: Header = {
    branch: coded('54'),
    program: coded('5'),
    executingUnit: coded('2'),
    purpose: coded('2'),
    function: coded('2'),
    subfunction: coded('2.1.1'),
    linesOfAction: [coded('2.1.2')],
  };
  expect(
    whyUnreadable(() => {
      refuseShifted({ header, inOrder: new Map() }, ['2.1.1']);
    }),
  ).toBe('read');
});
