import { figureBetweenQuarters } from './quarters-named';

const quotedIn = (text: string) => figureBetweenQuarters(text)?.quoted ?? null;

describe('a figure between the names of two quarters', () => {
  it.each([
    [
      'En el 1er trimestre se entregaron 3,784 y van al 2do trimestre',
      '1er trimestre … 3,784 … 2do trimestre',
    ],
    ['primer trimestre: 20 apoyos; segundo trimestre', 'primer trimestre … 20 … segundo trimestre'],
    ['del 1o. trimestre, 7.5 toneladas, al trimestre III', '1o. trimestre … 7.5 … trimestre III'],
    ['En el IV trimestre hubo 12 del tercer trimestre', 'IV trimestre … 12 … tercer trimestre'],
    ['TRIMESTRE 1, 40 PIEZAS, CUARTO TRIMESTRE', 'TRIMESTRE 1 … 40 … CUARTO TRIMESTRE'],
    ['2º trimestre, 5 más, 3er trimestre', '2º trimestre … 5 … 3er trimestre'],
  ])('is quoted: %s', (text, quoted) => {
    expect(quotedIn(text)).toBe(quoted);
  });

  it('says which quarter is the earlier one, in whatever order they stand', () => {
    expect(figureBetweenQuarters('3er trimestre, 12, 1er trimestre')).toStrictEqual({
      earlier: 1,
      later: 3,
      figure: '12',
      quoted: '3er trimestre … 12 … 1er trimestre',
    });
  });

  it.each([
    ['one quarter', 'Se supera la acción programada del primer trimestre por 30 apoyos'],
    ['one quarter twice', 'del primer trimestre, 30 apoyos, en el 1er trimestre'],
    ['no figure between', 'Son 30 apoyos del 1er trimestre y del 2do trimestre'],
    ['a year', 'del 1er trimestre de 2021 al 2do trimestre de 2021'],
    ['a date', 'del 1er trimestre, 07/03/2021 y 2020-21, al 2do trimestre'],
    ['a percentage', 'del 1er trimestre el 30 % pasó al 2do trimestre'],
    ['a budget item', 'del 1er trimestre la partida 44101 pasó al 2do trimestre'],
    ['no quarter', 'Se entregaron 3,784 tarjetas'],
  ])('is not seen where there is %s', (_, text) => {
    expect(quotedIn(text)).toBeNull();
  });
});
