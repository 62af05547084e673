import type { Actor, Ledger, Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { commandIdFrom, fileImportId } from '../plan/ids';
import { streamOf } from '../plan/plan';
import type { Plan } from '../plan/plan';
import { PLAN_LEDGER } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import type { PrintedSheet } from '../plan/printed-sheet';
import type { Header } from '../plan/words';
import { planOfSheet } from './transcribe-sheet';
import { decideSheet, TRANSCRIPTION_PARTS, transcriptionOf } from './transcription';
import type { DecidedSheet, TranscribedSheet } from './transcription';
import { requestTranscription, TRANSCRIPTION_REQUESTS_STREAM } from './transcription-request';
import type { RequestedFile, TranscriptionRequested } from './transcription-request';

/** Injection token of the ledger of what clients sent to be transcribed. */
export const TRANSCRIPTION_REQUESTS = Symbol('TRANSCRIPTION_REQUESTS');
export type TranscriptionRequests = Ledger<null, TranscriptionRequested>;

export interface TranscriptionOptions {
  /** Tells what would be recorded, and appends nothing, no request either. */
  readonly dryRun?: boolean;
  /** Who sends the same file again under the same commandId is told the same again. */
  readonly request?: RequestedFile & { readonly commandId: string };
  /**
   * Looks at the header of a plan that is on record, as each decision finds it; throws where the
   * sender may not write to it.
   */
  readonly requireCovered?: (header: Header) => void;
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

/** What became of a file. */
export interface TranscribedFile {
  readonly sheets: readonly TranscribedSheet[];
  /** Of the last event of its request and sheets; `null` where no request of it is on record. */
  readonly position: number | null;
  /** It was requested before under this commandId: this is the first answer again. */
  readonly replayed: boolean;
}

/**
 * Transcribes the sheets of one file. All of them are decided before the first append; then each
 * is appended under a commandId of its digest, so that an import that was cut is finished by
 * running it again, and the same sheet, from whatever file, has one effect for ever.
 */
@CommandHandler(TranscribeSheetsCommand)
export class TranscribeSheetsHandler implements ICommandHandler<
  TranscribeSheetsCommand,
  TranscribedFile
> {
  constructor(
    @Inject(PLAN_LEDGER) private readonly ledger: PlanLedger,
    @Inject(TRANSCRIPTION_REQUESTS) private readonly requests: TranscriptionRequests,
  ) {}

  /**
   * @throws PlanRefusal `sheet-too-large`; nothing of the file is recorded
   * @throws CommandIdReused when another file was requested under the commandId
   * @throws StoreUnavailable when the outcome is unknown: run it again
   */
  async execute({ sheets, actor, options }: TranscribeSheetsCommand): Promise<TranscribedFile> {
    const { dryRun = false, onSheet } = options;
    const decided = await this.decide(sheets, actor, options);
    const request = dryRun ? null : await this.request(decided, actor, options);
    const onRecord: Receipt[] = request === null ? [] : [request];
    const told: TranscribedSheet[] = [];
    for (const { sheet, appends } of decided) {
      const receipts = dryRun ? [] : await this.append(sheet, { actor, request, options });
      const made = dryRun ? typesDecided(appends) : typesMade(receipts, request);
      // A sheet that stands in the file twice is known the second time.
      const isKnown = told.some((earlier) => earlier.sheet === sheet.sheet);
      const transcription = transcriptionOf(sheet, isKnown ? [] : made);
      told.push(transcription);
      onRecord.push(...receipts);
      onSheet?.(transcription, told.length, decided.length);
    }
    const position = request === null ? null : lastPosition(onRecord);
    return { sheets: told, position, replayed: request?.replayed === true };
  }

  /** Sheets of one plan build on each other. */
  private async decide(
    sheets: readonly PrintedSheet[],
    actor: Actor,
    options: TranscriptionOptions,
  ): Promise<DecidedSheet[]> {
    const plans = new Map<string, Plan>();
    const decided: DecidedSheet[] = [];
    for (const sheet of sheets) {
      const planId = planOfSheet(sheet);
      const before = plans.get(planId) ?? (await this.ledger.load(streamOf(planId))).state;
      requireCovered(before, options);
      const after = decideSheet(sheet, before, actor);
      plans.set(planId, after.plan);
      decided.push(after);
    }
    return decided;
  }

  /** `null` where none is on record: nobody keeps one, or there is nothing new in the file. */
  private async request(
    decided: readonly DecidedSheet[],
    actor: Actor,
    { request }: TranscriptionOptions,
  ): Promise<Receipt | null> {
    if (request === undefined) return null;
    const { commandId, file, sha256 } = request;
    const receipt = await this.requests.execute(
      {
        stream: TRANSCRIPTION_REQUESTS_STREAM,
        name: 'request-transcription',
        command: { file, sha256 },
        decide: (command) => requestTranscription(command, decided),
      },
      { commandId, actor, correlationId: fileImportId(sha256) },
    );
    return receipt.events.length === 0 ? null : receipt;
  }

  /** Decided anew where the plan changed meanwhile; what is on record by now is answered again. */
  private async append(
    sheet: PrintedSheet,
    { actor, request, options }: Sender,
  ): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = [];
    for (const { part, decide } of TRANSCRIPTION_PARTS) {
      const receipt = await this.ledger.execute(
        {
          stream: streamOf(planOfSheet(sheet)),
          name: 'transcribe-sheet',
          // The digest is the sheet: the same rows in another file are the same command.
          command: { sheet: sheet.sheet, part },
          decide: (_, plan) => {
            requireCovered(plan, options);
            return decide(sheet, plan);
          },
        },
        {
          commandId: commandIdFrom('sheet', sheet.sheet, part),
          actor,
          correlationId: fileImportId(sheet.sha256),
          ...(request === null ? {} : { causationId: request.commandId }),
        },
      );
      if (receipt.events.length > 0) receipts.push(receipt);
    }
    return receipts;
  }
}

interface Sender {
  readonly actor: Actor;
  readonly request: Receipt | null;
  readonly options: TranscriptionOptions;
}

function requireCovered(plan: Plan, options: TranscriptionOptions): void {
  if (plan.status !== 'none') options.requireCovered?.(plan.header);
}

function typesDecided(appends: DecidedSheet['appends']): readonly string[] {
  return appends.flatMap(({ events }) => events.map(({ type }) => type));
}

/** Of what was recorded now, and of what the same request recorded before. */
function typesMade(receipts: readonly Receipt[], request: Receipt | null): readonly string[] {
  const isOurs = ({ replayed, causationId }: Receipt) =>
    !replayed || (request !== null && causationId === request.commandId);
  return receipts.filter(isOurs).flatMap(({ events }) => events.map(({ type }) => type));
}

function lastPosition(receipts: readonly Receipt[]): number {
  return Math.max(...receipts.map(({ position }) => position ?? 0));
}
