/** A command that a rule does not allow. `code` is stable; `detail` is Spanish, for officials. */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: Code,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Ends a switch on a union: a variant that is not handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
