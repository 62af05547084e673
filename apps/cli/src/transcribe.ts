import type { EventStore } from '@libro/event-sourcing';
import type { PrintedSheet, TranscribedSheet } from '@libro/plans';
import { PlansModule, TranscribeSheetsCommand } from '@libro/plans/commands';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { actorAtThisMachine } from './actor';
import { progressBar } from './progress-bar';
import { cutOff } from './recorded-sheets';

/** The sheets of each file. */
export type Files = readonly (readonly PrintedSheet[])[];

/**
 * Sends the sheets of file after file over the bus of commands.
 * @throws what a command said; where sheets are on record, or trying again may help, a Failure that
 * says how many are. Of a dry run, what the command said in any case
 */
export async function transcribe(
  store: EventStore,
  files: Files,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly TranscribedSheet[]> {
  const actor = actorAtThisMachine('Transcripción');
  const total = files.flat().length;
  const bar = progressBar('Transcribiendo');
  const done: TranscribedSheet[] = [];
  const onSheet = (sheet: TranscribedSheet) => bar.update(done.push(sheet), total);
  try {
    await withBus(store, async (commands) => {
      for (const sheets of files) {
        await commands.execute(new TranscribeSheetsCommand(sheets, actor, { dryRun, onSheet }));
      }
    });
  } catch (error) {
    throw dryRun ? error : cutOff(error, done.length, total);
  } finally {
    bar.stop();
  }
  return done;
}

async function withBus(
  store: EventStore,
  work: (commands: CommandBus) => Promise<void>,
): Promise<void> {
  const module = PlansModule.over({ store, signerPolicy: 'record' });
  Logger.overrideLogger(['error', 'fatal']);
  const context = await NestFactory.createApplicationContext(module);
  try {
    await work(context.get(CommandBus, { strict: false }));
  } finally {
    await context.close();
  }
}
