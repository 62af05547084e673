import { quoted, refuse } from './refusal';

function detailOf(detail: string): string {
  try {
    return refuse('line-not-found', detail);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('a refusal', () => {
  it('says its code and its detail', () => {
    expect(detailOf('el plan no tiene la línea 7')).toBe(
      'line-not-found: el plan no tiene la línea 7',
    );
  });

  it('quotes what the sender wrote up to 1,000 characters, and no half of one', () => {
    const whole = 'x'.repeat(1_000);
    expect(detailOf(whole)).toBe(`line-not-found: ${whole}`);
    const long = detailOf(`${'x'.repeat(998)}😀${'x'.repeat(500)}`);
    expect(long).toBe(`line-not-found: ${'x'.repeat(998)}\ufffd…`);
  });
});

describe('what a sender wrote to name something', () => {
  it('is quoted whole up to 80 characters', () => {
    expect(quoted('number:402')).toBe('«number:402»');
    expect(quoted('x'.repeat(80))).toBe(`«${'x'.repeat(80)}»`);
  });

  it('is cut after them, and in no half of a character', () => {
    expect(quoted('x'.repeat(81))).toBe(`«${'x'.repeat(80)}…»`);
    expect(quoted(`${'x'.repeat(79)}😀😀`)).toBe(`«${'x'.repeat(79)}\ufffd…»`);
  });
});
