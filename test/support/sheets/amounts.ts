import fc from 'fast-check';

/**
 * A quantity in ten-thousandths. Whole numbers of the language: nothing here is shared with the
 * reader, whose decimals come from a library.
 */
export type Amount = bigint;

const ONE = 10_000n;

/** Small counts, zeros among them; now and then a large number or one with decimals. */
export function amounts(): fc.Arbitrary<Amount> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(0n) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }).map((whole) => BigInt(whole) * ONE) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 90_000 }).map((w) => BigInt(w) * ONE) },
    { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 30_000_000n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 90_000_000_000n }).map((n) => n * 10n) },
  );
}

export function total(values: readonly (Amount | null)[]): Amount {
  return values.reduce<Amount>((sum, value) => sum + (value ?? 0n), 0n);
}

/** Plain notation without trailing zeros, as the ledger writes quantities. */
export function plain(amount: Amount): string {
  const places = (amount % ONE).toString().padStart(4, '0').replace(/0+$/u, '');
  const whole = (amount / ONE).toString();
  return places === '' ? whole : `${whole}.${places}`;
}

export function plainOrNull(amount: Amount | null): string | null {
  return amount === null ? null : plain(amount);
}

/** As a sheet prints it: the comma groups thousands, or nothing does. */
export function printed(amount: Amount | null, grouped: boolean): string {
  if (amount === null) return '';
  const [whole = '', ...places] = plain(amount).split('.');
  const thousands = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  return [thousands, ...places].join('.');
}

/** Whole percent, rounded half up; `null` against a goal of 0. */
export function percent(part: Amount, goal: Amount): number | null {
  return goal === 0n ? null : Number((200n * part + goal) / (2n * goal));
}
