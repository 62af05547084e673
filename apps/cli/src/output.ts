import { toCsv, toText } from '@libro/forms';
import type { Layout } from '@libro/forms';
import { Option } from 'commander';
import type { Command } from 'commander';
import type * as Pages from './pages';
import { Failure, reasonOf, WRONG_INPUT } from './failure';

/** What every command that answers with data can be asked for. */
export interface OutputOptions {
  readonly format: 'text' | 'json' | 'csv' | 'html';
  readonly json?: true;
}

/** Forms of an official sheet, and of the report to the cabildo. */
export const REPORT_FORMATS = ['text', 'json', 'csv', 'html'] as const;

const PIPE_WIDTH = 120;

/** Adds `--format` and its short form `--json`. */
export function withOutput(command: Command, formats: readonly OutputOptions['format'][]): Command {
  return command
    .addOption(
      new Option('--format <FORMATO>', 'forma de la salida').choices(formats).default('text'),
    )
    .option('--json', 'lo mismo que --format json');
}

/**
 * Writes an answer to standard output: its JSON as it is, or laid out as the form is.
 * @throws Failure where it cannot be written
 */
export async function print(
  answer: unknown,
  layout: () => Layout,
  options: OutputOptions,
): Promise<void> {
  const format = formatOf(options);
  if (format === 'json') await writeJson(answer);
  else if (format === 'csv') await write(toCsv(layout()));
  else await write(toText(layout(), screenWidth()));
}

/** What a report is laid out and painted as. */
export interface Report {
  readonly layout: () => Layout;
  /** A whole document of HTML. */
  readonly page: (pages: typeof Pages) => string;
}

/** The same, and as a page to print. @throws Failure where it cannot be written */
export async function printReport(
  answer: unknown,
  { layout, page }: Report,
  options: OutputOptions,
): Promise<void> {
  if (formatOf(options) === 'html') await write(page(await import('./pages.js')));
  else await print(answer, layout, options);
}

/** The form that is asked for: `--json` is short for one. */
export function formatOf({ format, json }: OutputOptions): OutputOptions['format'] {
  return json === true ? 'json' : format;
}

/** Writes an answer's JSON. @throws Failure where it cannot be written */
export async function writeJson(answer: unknown): Promise<void> {
  await write(`${JSON.stringify(answer, null, 2)}\n`);
}

/**
 * Writes to standard output, and waits until all of it is written. Whoever reads it may leave
 * early, as `head` does: that is no failure.
 * @throws Failure where it cannot be written, now or earlier: a full disk, a device that fails
 */
export async function write(text: string): Promise<void> {
  const failed = await new Promise<Error | null | undefined>((resolve) => {
    process.stdout.write(text, resolve);
  });
  // What is written after a failure fails as well, and for another reason.
  const error = process.stdout.errored ?? failed;
  if (!error || ('code' in error && error.code === 'EPIPE')) return;
  throw new Failure(WRONG_INPUT, `no se puede escribir la salida: ${reasonOf(error)}`);
}

/** As told by `COLUMNS`, else that of the terminal; a pipe has room for a wide page. */
function screenWidth(): number {
  const told = Number(process.env['COLUMNS']);
  if (Number.isSafeInteger(told) && told > 0) return told;
  return process.stdout.isTTY ? process.stdout.columns : PIPE_WIDTH;
}
