import type { Cell } from '@libro/event-sourcing';
import type { EntityMetadata } from 'typeorm';

/** What rows must hold: a value, one of some values, or nothing (`null`). */
export type Holding<T> = { readonly [K in keyof T]?: T[K] | readonly T[K][] | null };

/** How the database's queries name their nth parameter, from 1. */
export type ParameterMark = (nth: number) => string;

export interface VersionsQuery {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

interface Asked {
  /** Properties; all of them unless told. */
  readonly only?: readonly string[];
  readonly holding: Readonly<Record<string, unknown>>;
  readonly position: number;
  readonly mark: ParameterMark;
}

/**
 * The rows of a versioned table that held at a position, named as the entity's properties. Written
 * here because the entity manager takes longer to write and read such a query than the database to
 * answer it.
 */
export function versionsQuery(
  { tableName, columns }: Pick<EntityMetadata, 'tableName' | 'columns'>,
  { only, holding, position, mark }: Asked,
): VersionsQuery {
  const named = new Map(columns.map((each) => [each.propertyName, each.databaseName]));
  const listed = (only ?? [...named.keys()]).map(
    (property) => `"${named.get(property) ?? property}" AS "${property}"`,
  );
  const parameters: Cell[] = [];
  const parameter = (value: unknown) => mark(parameters.push(value as Cell));
  const conditions = Object.entries(holding).map(([property, value]) => {
    const column = named.get(property);
    if (column === undefined) throw new Error(`${tableName} has no ${property}`);
    if (value === null) return `"${column}" IS NULL`;
    if (!Array.isArray(value)) return `"${column}" = ${parameter(value)}`;
    return value.length === 0 ? '1 = 0' : `"${column}" IN (${value.map(parameter).join(', ')})`;
  });
  conditions.push(`"valid_from" <= ${parameter(position)}`, `"valid_to" > ${parameter(position)}`);
  const sql = `SELECT ${listed.join(', ')} FROM "${tableName}" WHERE ${conditions.join(' AND ')}`;
  return { sql, parameters };
}
