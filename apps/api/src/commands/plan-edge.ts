import { StoreUnavailable, WrongExpectedRevision } from '@libro/event-sourcing';
import type { Envelope, Receipt } from '@libro/event-sourcing';
import { mayDo } from '@libro/identity';
import type { Action, Principal } from '@libro/identity';
import { CATALOGUE_STREAM, commandIdFrom, TRANSCRIPTION_REQUESTS_STREAM } from '@libro/plans';
import { AcknowledgeCatalogueFindingCommand, TranscribeSheetsCommand } from '@libro/plans/commands';
import type { AcknowledgeFinding, Header, PrintedSheet, RequestedFile } from '@libro/plans';
import type { PlanCommand, TranscribedFile } from '@libro/plans/commands';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PlanAccess } from '../access/plan-access';
import { HttpProblem } from '../http/problem';
import { answerOf } from './receipt.dto';
import type { CommandAnswer } from './receipt.dto';
import type { SentCommand } from './sent';
import { Trials } from './trials';

type CommandClass<C> = new (planId: string, data: C, envelope: Envelope) => PlanCommand<C>;

interface Sending<C> {
  readonly planId: string;
  readonly data: C;
  readonly sent: SentCommand;
  /** The sender decides on what it saw: it says which revision that was. */
  readonly onWhatWasSeen?: true;
}

/** The way of every command about a plan from a request to the bus, and of its receipt back. */
@Injectable()
export class PlanEdge {
  constructor(
    private readonly bus: CommandBus,
    private readonly access: PlanAccess,
    private readonly trials: Trials,
  ) {}

  /**
   * Sends a command about a plan that the sender's token covers.
   * @throws HttpProblem 412, 428, 503; what the command's decision and the store throw
   */
  async send<C>(command: CommandClass<C>, sending: Sending<C>): Promise<CommandAnswer> {
    const { planId, sent } = sending;
    await this.access.require(planId, sent.principal);
    const isBlind = sending.onWhatWasSeen === true && sent.ifMatch === null;
    if (isBlind && !(await this.tookEffect(planId, sent))) throw unseen();
    const data = plain(sending.data);
    return this.sendUnseen({ planId, sent }, (envelope) => new command(planId, data, envelope));
  }

  /** The same for a plan that need not be there yet; the caller looks at the scope. */
  async sendUnseen<C>(
    { planId, sent }: Pick<Sending<C>, 'planId' | 'sent'>,
    command: (envelope: Envelope) => PlanCommand<C>,
  ): Promise<CommandAnswer> {
    const envelope = envelopeOf(planId, sent);
    const execute = this.bus.execute.bind(this.bus)<PlanCommand<C>, Receipt>;
    try {
      if (sent.dryRun) return await this.trials.of(command(envelope));
      return answerOf(sent.response, planId, await execute(command(envelope)));
    } catch (error) {
      throw asAnswered(error, envelope);
    }
  }

  /** Whether it took effect before: in its plan or, where it has none, in the catalogue. */
  async tookEffect(planId: string | null, sent: SentCommand): Promise<boolean> {
    const commandId = commandIdOf(planId ?? CATALOGUE_STREAM, sent);
    return this.access.holds(planId, commandId);
  }

  /** Acknowledges a finding about the body's catalogues, which belongs to no plan. */
  async acknowledgeOfBody(data: AcknowledgeFinding, sent: SentCommand): Promise<CommandAnswer> {
    const envelope = envelopeOf(CATALOGUE_STREAM, sent);
    const command = new AcknowledgeCatalogueFindingCommand(data, envelope);
    const execute = this.bus.execute.bind(this.bus)<typeof command, Receipt>;
    try {
      if (sent.dryRun) return await this.trials.ofCatalogue(data, envelope.actor);
      return answerOf(sent.response, null, await execute(command));
    } catch (error) {
      throw asAnswered(error, envelope);
    }
  }

  /** Transcribes the sheets of a file, which need not be of one plan: its key counts per holder. */
  async transcribe(
    { sheets, file }: { readonly sheets: readonly PrintedSheet[]; readonly file: RequestedFile },
    sent: SentCommand,
  ): Promise<TranscribedFile> {
    const envelope = envelopeOf(TRANSCRIPTION_REQUESTS_STREAM, sent);
    const { actor, commandId } = envelope;
    // Asked again where it is decided: a plan may come on record between the two.
    const requireCovered = (header: Header) => this.access.requireScope(header, sent.principal);
    const how = sent.dryRun ? { dryRun: true } : { request: { ...file, commandId } };
    const options = { ...how, requireCovered };
    const command = new TranscribeSheetsCommand(sheets, actor, options);
    const execute = this.bus.execute.bind(this.bus)<typeof command, TranscribedFile>;
    try {
      return await execute(command);
    } catch (error) {
      // Sheets before the one that other writers kept from the log are on record.
      if (error instanceof WrongExpectedRevision) throw outcomeUnknown(commandId);
      throw asAnswered(error, envelope);
    }
  }
}

/** @throws HttpProblem 403 where the token may do other things on this route, but not this one */
export function requireMay({ roles }: Principal, action: Action): void {
  if (mayDo(roles, action)) return;
  throw new HttpProblem('not-allowed', `su rol es ${roles.join(', ')}`);
}

/** A key counts per holder and plan, for ever (source: architecture.md, Idempotency). */
function commandIdOf(scope: string, { principal, key }: SentCommand): string {
  return commandIdFrom('http', principal.holder.id, scope, key);
}

function envelopeOf(scope: string, sent: SentCommand): Envelope {
  const commandId = commandIdOf(scope, sent);
  const { principal, ifMatch } = sent;
  const seen = ifMatch === null ? {} : { expectedRevision: ifMatch };
  return { commandId, actor: principal.holder, ...seen };
}

/** What a validated body holds, as plain JSON: without what was left out. */
export function plain<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

function asAnswered(error: unknown, { commandId, expectedRevision }: Envelope): unknown {
  if (error instanceof WrongExpectedRevision && expectedRevision !== undefined) {
    return new HttpProblem('revision-stale', `está en la revisión ${error.actual}`);
  }
  return error instanceof StoreUnavailable ? outcomeUnknown(commandId) : error;
}

function outcomeUnknown(commandId: string): HttpProblem {
  const detail = 'mande lo mismo otra vez con la misma clave';
  return new HttpProblem('outcome-unknown', detail, { commandId, retryAfter: 1 });
}

function unseen(): HttpProblem {
  const detail = 'mande If-Match con el ETag del plan o del folio que vio';
  return new HttpProblem('if-match-missing', detail, { errors: [{ header: 'If-Match', detail }] });
}
