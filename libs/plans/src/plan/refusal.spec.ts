import { refuse } from './refusal';

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
