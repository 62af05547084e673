/** A report laid out as its form is, before it is written as text, CSV or a page. */
export interface Layout {
  /** The form's heading lines. */
  readonly title: readonly string[];
  /** Header of the form: label and value. */
  readonly fields: readonly (readonly [string, string])[];
  readonly tables: readonly Table[];
  /** What stands under the tables: signatures, the position that the report is computed for. */
  readonly notes: readonly string[];
}

export interface Table {
  readonly caption: string | null;
  readonly columns: readonly Column[];
  /** One cell for each column; figures as plain decimals, which the screen groups by thousands. */
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly heading: string;
  /** Heading over several columns ("Ene-Mar" over P and A); `null` for a column of its own. */
  readonly group: string | null;
  readonly align: 'left' | 'right';
  /** On screen, long texts stand under their row, across the table, so that the figures fit. */
  readonly place: 'column' | 'below';
  /** It stands below only because the screen is narrow. */
  readonly moved?: true;
}

/** A column's heading where it stands alone, with that of its group. */
export function labelOf({ group, heading }: Column): string {
  return group === null ? heading : `${group} ${heading}`;
}

export function figure(heading: string, group: string | null = null): Column {
  return { heading, group, align: 'right', place: 'column' };
}

export function words(heading: string): Column {
  return { heading, group: null, align: 'left', place: 'column' };
}

export function below(heading: string): Column {
  return { heading, group: null, align: 'left', place: 'below' };
}
