import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { NoBody } from './no-body.dto';
import { HttpProblem } from './problem';
import type { InputError } from './problem';

const MOST_ERRORS = 50;

/** Checks what comes from outside: unknown fields are refused, each fault is named by its place. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      exceptionFactory: (errors: readonly Found[]) => new Faults(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isBody = metadata.type === 'body';
    if (metadata.metatype === NoBody) return nothing(value);
    if (isBody && !isObject(value)) throw invalid([{ pointer: '', detail: 'pide un objeto' }]);
    if (metadata.type === 'query') requireOnce(value);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      throw invalid(error.list(isBody), isBody);
    }
  }
}

/** The validator knows no class without fields. */
function nothing(value: unknown): NoBody {
  const names = isObject(value) ? Object.keys(value as object) : [];
  const faults = names.map((name) => ({ pointer: `/${name}`, detail: 'este campo no existe' }));
  if (value !== undefined && !isObject(value))
    faults.push({ pointer: '', detail: 'pide un objeto' });
  if (faults.length > 0) throw invalid(faults);
  return new NoBody();
}

/** What the validator found, on its way to the one who knows whether it was a body. */
class Faults extends Error {
  constructor(private readonly errors: readonly Found[]) {
    super('faults');
  }

  list(isBody: boolean): readonly InputError[] {
    const found = this.errors.flatMap((error) => faultsOf(error, ''));
    return found.slice(0, MOST_ERRORS).map(({ path, detail }) => {
      return isBody ? { pointer: path, detail } : { parameter: path.slice(1), detail };
    });
  }
}

type Found = Pick<ValidationError, 'property' | 'constraints' | 'children'>;

interface Fault {
  readonly path: string;
  readonly detail: string;
}

function faultsOf({ property, constraints, children }: Found, above: string): Fault[] {
  const path = `${above}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const details = Object.entries(constraints ?? {}).map(([kind, detail]) =>
    kind === 'whitelistValidation' ? 'este campo no existe' : detail,
  );
  // Several checks of one field often say the same: "pide un entero de 1 a 4".
  const own = details.length === 0 ? [] : [{ path, detail: [...new Set(details)].join('; ') }];
  return [...own, ...(children ?? []).flatMap((child) => faultsOf(child, path))];
}

/** @throws HttpProblem 400 naming the parameters that stand in a query more than once */
function requireOnce(query: unknown): void {
  const repeated = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value));
  const errors = repeated.map(([parameter]) => ({ parameter, detail: 'viene más de una vez' }));
  if (errors.length > 0) throw invalid(errors, false);
}

function invalid(errors: readonly InputError[], isBody = true): HttpProblem {
  const [first] = errors;
  const where = first?.pointer ?? first?.parameter ?? '';
  const detail = `${where}: ${first?.detail ?? 'los datos no son válidos'}`;
  return new HttpProblem(isBody ? 'input-invalid' : 'request-malformed', detail, { errors });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
