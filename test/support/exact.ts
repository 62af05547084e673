/** Decimals of up to 4 places, as ten-thousandths. */
const ONE = 10_000n;

export function exact(decimal: string): bigint {
  const [whole = '', places = ''] = decimal.split('.');
  return BigInt(whole) * ONE + BigInt(places.padEnd(4, '0'));
}

/** Plain notation, without trailing zeros. */
export function decimalOf(value: bigint): string {
  const places = String(value % ONE)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${value / ONE}${places === '' ? '' : `.${places}`}`;
}

/** Rounded half up to 4 places; `null` over 0. */
export function ratioOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : decimalOf((2n * part * ONE + whole) / (2n * whole));
}

/** Whole, rounded half up; `null` over 0. */
export function percentOf(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((200n * part + whole) / (2n * whole));
}

export function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}
