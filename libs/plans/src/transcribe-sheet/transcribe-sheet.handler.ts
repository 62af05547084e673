import type { Actor } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { commandIdFrom, fileImportId } from '../plan/ids';
import { streamOf } from '../plan/plan';
import type { Plan } from '../plan/plan';
import { PLAN_LEDGER } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import type { PlanEventType } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { planOfSheet } from './transcribe-sheet';
import { decideSheet, transcriptionOf } from './transcription';
import type { DecidedSheet, TranscribedSheet } from './transcription';

export interface TranscriptionOptions {
  /** Tells what would be recorded, and appends nothing. */
  readonly dryRun?: boolean;
  /** Called as each sheet is done, with how many of how many are. */
  readonly onSheet?: (sheet: TranscribedSheet, done: number, of: number) => void;
}

/** The sheets of one file, in their order, and who has them transcribed. */
export class TranscribeSheetsCommand {
  constructor(
    readonly sheets: readonly PrintedSheet[],
    readonly actor: Actor,
    readonly options: TranscriptionOptions = {},
  ) {}
}

/**
 * Transcribes the sheets of one file. All of them are decided before the first append; then each
 * is appended under a commandId of its digest, so that an import that was cut is finished by
 * running it again, and the same sheet, from whatever file, has one effect for ever.
 */
@CommandHandler(TranscribeSheetsCommand)
export class TranscribeSheetsHandler implements ICommandHandler<TranscribeSheetsCommand> {
  constructor(@Inject(PLAN_LEDGER) private readonly ledger: PlanLedger) {}

  /**
   * @throws PlanRefusal `sheet-too-large`; nothing of the file is recorded
   * @throws StoreUnavailable when the outcome is unknown: run it again
   */
  async execute({ sheets, actor, options }: TranscribeSheetsCommand) {
    const decided = await this.decide(sheets, actor);
    const done: TranscribedSheet[] = [];
    for (const each of decided) {
      const types = options.dryRun === true ? typesOf(each) : await this.append(each, actor);
      const transcription = transcriptionOf(each.sheet, types);
      done.push(transcription);
      options.onSheet?.(transcription, done.length, decided.length);
    }
    return done;
  }

  /** Sheets of one plan build on each other. */
  private async decide(sheets: readonly PrintedSheet[], actor: Actor): Promise<DecidedSheet[]> {
    const plans = new Map<string, Plan>();
    const decided: DecidedSheet[] = [];
    for (const sheet of sheets) {
      const planId = planOfSheet(sheet);
      const before = plans.get(planId) ?? (await this.ledger.load(streamOf(planId))).state;
      const after = decideSheet(sheet, before, actor);
      plans.set(planId, after.plan);
      decided.push(after);
    }
    return decided;
  }

  /** The types of the events that it recorded: decided anew where the plan changed meanwhile. */
  private async append({ sheet, appends }: DecidedSheet, actor: Actor): Promise<PlanEventType[]> {
    const types: PlanEventType[] = [];
    for (const { part } of appends) {
      let made: PlanEventType[] = [];
      const { replayed } = await this.ledger.execute(
        {
          stream: streamOf(planOfSheet(sheet)),
          name: 'transcribe-sheet',
          // The digest is the sheet: the same rows in another file are the same command.
          command: { sheet: sheet.sheet, part: part.part },
          decide: (_command, plan) => {
            const events = part.decide(sheet, plan);
            made = events.map(({ type }) => type);
            return events;
          },
        },
        {
          commandId: commandIdFrom('sheet', sheet.sheet, part.part),
          actor,
          correlationId: fileImportId(sheet.sha256),
        },
      );
      if (!replayed) types.push(...made);
    }
    return types;
  }
}

function typesOf({ appends }: DecidedSheet): PlanEventType[] {
  return appends.flatMap(({ events }) => events.map(({ type }) => type));
}
