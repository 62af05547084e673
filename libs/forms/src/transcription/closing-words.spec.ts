import { isClosingLine, isPlaceholder, isRoleWord, roleOfOffice } from './closing-words';

it('an office has a role', () => {
  const offices = [
    'RESPONSABLE DE LA UNIDAD EJECUTORA',
    'Responsable de Unidad Ejecutiva',
    'RESPONSABLE DEL PROGRAMA',
    'TITULAR DEL RAPO',
    'DIRECTORA GENERAL',
    'LIC. TITULAR DEL RAMO',
  ];
  expect(offices.map(roleOfOffice)).toStrictEqual([
    'prepared',
    'prepared',
    'reviewed',
    'authorized',
    null,
    null,
  ]);
});

it('words above a signature and lines to sign on are no names', () => {
  expect(['ELABORÓ', 'Reviso', 'AUTORIZO:', 'Rosa'].map(isRoleWord)).toStrictEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(['Nombre y Firma', '____', 'FIRMA', 'Rosa Firmat'].map(isPlaceholder)).toStrictEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('what closes a sheet heads none', () => {
  const closing = [
    'RESPONSABLE DEL RAMO',
    'REVISÓ',
    'Nombre y Firma',
    'MOVIMIENTOS',
    'D DISMINUCIÓN',
  ];
  expect(closing.map(isClosingLine)).toStrictEqual([true, true, true, true, true]);
  expect(isClosingLine('XXV AYUNTAMIENTO DE VALLE HONDO')).toBe(false);
});
