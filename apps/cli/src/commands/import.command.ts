import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { decodeText, importLayout, readSheets } from '@libro/forms';
import type { ImportAnswer } from '@libro/forms';
import { findings, findingsOnSheets } from '@libro/plans';
import type { PrintedSheet, ShownFinding } from '@libro/plans';
import type { Command } from 'commander';
import { despite, Failure, reasonOf, WRONG_INPUT } from '../failure';
import { withNewLibro, withTrial } from '../libro';
import type { Libro } from '../libro';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';
import { onRecord, unshown } from '../recorded-sheets';
import type { Files } from '../transcribe';

interface ImportOptions extends OutputOptions {
  readonly data: string;
  readonly dryRun?: true;
}

/** `libro import FILE…`: transcribes printed sheets; a sheet that is on record changes nothing. */
export function addImport(libro: Command): void {
  const command = libro
    .command('import')
    .description('transcribe hojas TMM-F004 y TMM-F009 publicadas como texto')
    .argument('<ARCHIVO...>', 'archivos con una o varias hojas')
    .option('--dry-run', 'muestra lo que se registraría, sin registrar nada');
  withOutput(command, ['text', 'json']).action(
    async (files: readonly string[], _options: object, self: Command) => {
      const options = self.optsWithGlobals<ImportOptions>();
      // Every file is read before the first one is recorded: a wrong one loses nothing.
      const read = files.map(sheetsIn);
      const run = options.dryRun === true ? tried : recorded;
      const answer = await run(options.data, read);
      await print(answer, () => importLayout(answer), options).catch((error: unknown) => {
        throw answer.dryRun ? error : despite(onRecord(answer.sheets.length), error);
      });
    },
  );
}

function sheetsIn(path: string): readonly PrintedSheet[] {
  const bytes = contentOf(path);
  const file = basename(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return readSheets(decodeText(bytes, file), { file, sha256 });
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure(WRONG_INPUT, `${path}: no se puede leer el archivo: ${reasonOf(error)}`);
  }
}

async function recorded(data: string, files: Files): Promise<ImportAnswer> {
  const { transcribe } = await transcribing();
  return withNewLibro(data, async (libro) => {
    // Views that are not of this log, or that it has left behind, stop it before it grows.
    await libro.projector.projectToEnd();
    const done = await transcribe(libro.store, files, { dryRun: false });
    const known = await openFindings(libro).catch((error: unknown) => {
      throw unshown(error, done.length);
    });
    const counts = findingsOnSheets(known, files.flat());
    const sheets = done.map((sheet, index) => ({ ...sheet, findings: counts[index] ?? 0 }));
    return { dryRun: false, sheets };
  });
}

async function tried(data: string, files: Files): Promise<ImportAnswer> {
  const { transcribe } = await transcribing();
  return withTrial(data, async (store) => {
    const done = await transcribe(store, files, { dryRun: true });
    return { dryRun: true, sheets: done.map((sheet) => ({ ...sheet, findings: null })) };
  });
}

/** Loaded only where it is asked for: no other command waits for the bus. */
function transcribing() {
  return import('../transcribe.js');
}

async function openFindings({ projector, readStore }: Libro): Promise<readonly ShownFinding[]> {
  await projector.projectToEnd();
  return (await findings(readStore, {})).items;
}
