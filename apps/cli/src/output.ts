import { toCsv, toText } from '@libro/forms';
import type { Layout } from '@libro/forms';
import { Option } from 'commander';
import type { Command } from 'commander';

/** What every command that answers with data can be asked for. */
export interface OutputOptions {
  readonly format: 'text' | 'json' | 'csv';
  readonly json?: true;
}

const PIPE_WIDTH = 120;

/** Adds `--format` and its short form `--json`. */
export function withOutput(command: Command, formats: readonly OutputOptions['format'][]): Command {
  return command
    .addOption(
      new Option('--format <FORMATO>', 'forma de la salida').choices(formats).default('text'),
    )
    .option('--json', 'lo mismo que --format json');
}

/** Writes an answer to standard output: its JSON as it is, or laid out as the form is. */
export function print(answer: unknown, layout: () => Layout, options: OutputOptions): void {
  const format = options.json === true ? 'json' : options.format;
  if (format === 'json') process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else if (format === 'csv') process.stdout.write(toCsv(layout()));
  else process.stdout.write(toText(layout(), screenWidth()));
}

/** As told by `COLUMNS`, else that of the terminal; a pipe has room for a wide page. */
function screenWidth(): number {
  const told = Number(process.env['COLUMNS']);
  if (Number.isSafeInteger(told) && told > 0) return told;
  return process.stdout.isTTY ? process.stdout.columns : PIPE_WIDTH;
}
