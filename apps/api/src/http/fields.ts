import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Longest text of any field, in UTF-16 code units; the domain says more exactly. */
const MOST_TEXT = 4_000;
const MOST_ITEMS = 2_000;
const DECIMAL = /^\d{1,15}(\.\d{1,4})?$/;

interface FieldOptions {
  readonly description?: string;
  readonly example?: unknown;
  /** The field may be left out. */
  readonly optional?: true;
  /** The field may be `null`. */
  readonly nullable?: true;
}

/** A text of an official form. */
export function Text(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, minLength: 1, maxLength: MOST_TEXT }, options, [
    IsString({ message: 'pide un texto' }),
    MaxLength(MOST_TEXT, { message: `pide a lo más ${MOST_TEXT} caracteres` }),
  ]);
}

/** A text of a form of its own, which the message names: "pide una posición". */
export function Patterned(
  { pattern, asks }: { readonly pattern: RegExp; readonly asks: string },
  options: FieldOptions = {},
): PropertyDecorator {
  const checks = [Matches(pattern, { message: asks })];
  return field({ type: String, pattern: pattern.source }, options, checks);
}

/** An exact decimal as text: "10239", "0.5". */
export function Decimal(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: String, pattern: DECIMAL.source }, { example: '100', ...options }, [
    IsString({ message: 'pide una cantidad como texto: "100", "0.5"' }),
    Matches(DECIMAL, { message: 'pide una cantidad de hasta 15 dígitos, 4 de ellos decimales' }),
  ]);
}

/** SHA-256 as 64 hexadecimal digits. */
export function Digest(options: FieldOptions = {}): PropertyDecorator {
  const asks = 'pide una huella SHA-256: 64 dígitos hexadecimales';
  return Patterned({ pattern: /^[0-9a-f]{64}$/, asks }, options);
}

export function Whole(
  { min, max }: { readonly min: number; readonly max: number },
  options: FieldOptions = {},
): PropertyDecorator {
  const message = `pide un entero de ${min} a ${max}`;
  const checks = [IsInt({ message }), Min(min, { message }), Max(max, { message })];
  return field({ type: 'integer', minimum: min, maximum: max }, options, checks);
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: Boolean }, options, [IsBoolean({ message: 'pide true o false' })]);
}

export function OneOf(
  values: readonly (string | number)[],
  options: FieldOptions = {},
): PropertyDecorator {
  const message = `pide uno de: ${values.join(', ')}`;
  return field({ enum: [...values] }, options, [IsIn(values, { message })]);
}

type ClassOf = new () => object;

export function Nested(type: () => ClassOf, options: FieldOptions = {}): PropertyDecorator {
  const checks = [IsObject({ message: 'pide un objeto' }), ValidateNested(), Type(type)];
  return field({ type: () => type() }, options, checks);
}

export function ListOf(type: () => ClassOf, options: FieldOptions = {}): PropertyDecorator {
  const checks = [...listChecks(MOST_ITEMS), ValidateNested({ each: true }), Type(type)];
  checks.push(IsObject({ each: true, message: 'pide objetos' }));
  return field({ type: () => type(), isArray: true, maxItems: MOST_ITEMS }, options, checks);
}

export function TextList(options: FieldOptions = {}): PropertyDecorator {
  const checks = [
    ...listChecks(MOST_ITEMS),
    IsString({ each: true, message: 'pide textos' }),
    MaxLength(MOST_TEXT, { each: true, message: 'un texto es demasiado largo' }),
  ];
  return field({ type: String, isArray: true, maxItems: MOST_ITEMS }, options, checks);
}

/** One decimal for each quarter; `null` where a quarter may be without one. */
export function PerQuarterDecimals(
  { nulls }: { readonly nulls: boolean },
  options: FieldOptions = {},
): PropertyDecorator {
  const message = 'pide cuatro cantidades como texto, una por trimestre';
  const item = { type: nulls ? ['string', 'null'] : 'string', pattern: DECIMAL.source };
  const schema = { type: 'array', items: item, minItems: 4, maxItems: 4 } as ApiPropertyOptions;
  const shape = nulls ? isQuartersOrNulls : isQuarters;
  return field(schema, options, [ValidateShape(shape, message)]);
}

function isQuarters(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && value.every(isDecimal);
}

function isQuartersOrNulls(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 4 && value.every((v) => v === null || isDecimal(v))
  );
}

function isDecimal(value: unknown): boolean {
  return typeof value === 'string' && DECIMAL.test(value);
}

function ValidateShape(shape: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name: 'shape',
    validator: { validate: shape, defaultMessage: () => message },
  });
}

/** A number in a query, which comes as text. */
export function NumberInQuery(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value,
  );
}

function listChecks(most: number): PropertyDecorator[] {
  const message = `pide una lista de hasta ${most}`;
  return [IsArray({ message }), ArrayMaxSize(most, { message })];
}

function field(
  schema: object,
  { optional, nullable, ...shown }: FieldOptions,
  checks: readonly PropertyDecorator[],
): PropertyDecorator {
  const isGiven = (_: object, value: unknown): boolean =>
    !(optional === true && value === undefined) && !(nullable === true && value === null);
  return applyDecorators(
    ApiProperty({
      ...schema,
      ...shown,
      required: optional !== true,
      ...(nullable === true ? { nullable: true } : {}),
    }),
    ...(optional === true || nullable === true ? [ValidateIf(isGiven)] : []),
    ...checks,
  );
}
