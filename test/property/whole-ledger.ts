import { Ledger, Refusal } from '@libro/event-sourcing';
import type { Actor, Clock, Envelope, Receipt, StoredEvent } from '@libro/event-sourcing';
import {
  catalogueCodec,
  catalogueFold,
  planCodec,
  planFold,
  planIdOf,
  streamOf,
} from '@libro/plans';
import {
  AcknowledgeCatalogueFindingCommand,
  AcknowledgeCatalogueFindingHandler,
  AcknowledgeFindingHandler,
  AddLineHandler,
  AuthorizePlanHandler,
  ClosePlanHandler,
  CorrectProgressHandler,
  CorrectWordingHandler,
  DraftModificationHandler,
  OpenPlanHandler,
  PlanCommand,
  RedraftModificationHandler,
  ReportProgressHandler,
  ResolveRowHandler,
  ReturnModificationHandler,
  ReturnTransferHandler,
  SignModificationHandler,
  SignQuarterHandler,
  TranscribeSheetsCommand,
  WithdrawModificationHandler,
} from '@libro/plans/commands';
import type {
  AcknowledgeFinding,
  CatalogueEvent,
  Catalogue,
  ExistingPlan,
  Plan,
  PlanEvent,
  PrintedSheet,
} from '@libro/plans';
import type { TranscribeSheetsHandler } from '@libro/plans/commands';
import { transcribing } from '../support/transcribing';
import { idSource } from '../support/appends';
import { SIGNERS } from '../support/folios';
import { MemoryStore } from '../support/memory-store';

/** The plans that a run may open. */
export const PLAN_IDS = ['54202', '54203', '54204'].map((unit) => planIdOf(2021, unit));
const PEOPLE: readonly Actor[] = Object.values(SIGNERS);
const FIRST = Date.parse('2021-04-05T10:00:00.000Z');
const MINUTE = 60_000;

/** A clock that is set, and may be set back. */
class SetClock implements Clock {
  private at = FIRST;

  now(): string {
    return new Date(this.at).toISOString();
  }

  move(minutes: number): void {
    this.at += minutes * MINUTE;
  }
}

interface Handler<C> {
  execute(command: PlanCommand<C>): Promise<Receipt>;
}
class Sent<C> extends PlanCommand<C> {}

/** Every command of the plans, through their handlers and the real ledger, on a store in memory. */
export class WholeLedger {
  readonly clock = new SetClock();
  readonly handlers;
  private readonly states = new Map<string, ExistingPlan>();
  private readonly store = new MemoryStore();
  private readonly ledger: Ledger<Plan, PlanEvent>;
  private readonly transcribing: TranscribeSheetsHandler;
  private readonly catalogue: AcknowledgeCatalogueFindingHandler;
  private readonly nextCommand = idSource(5);
  private repeatLast: () => Promise<unknown> = () => Promise.resolve();
  private actor: Actor = SIGNERS.prepared;

  /** @param counts how often each event came about and each refusal was given, over all runs */
  constructor(private readonly counts: Map<string, number>) {
    const shared = { store: this.store, clock: this.clock, ids: { next: idSource(7) } };
    this.ledger = new Ledger({ ...shared, codec: planCodec(), fold: planFold });
    this.handlers = handlersOf(this.ledger);
    this.transcribing = transcribing({ ...shared, ledger: this.ledger });
    this.catalogue = new AcknowledgeCatalogueFindingHandler(
      new Ledger<Catalogue, CatalogueEvent>({
        ...shared,
        codec: catalogueCodec(),
        fold: catalogueFold,
      }),
    );
  }

  get log(): readonly StoredEvent[] {
    return this.store.log;
  }

  get plans(): readonly ExistingPlan[] {
    return [...this.states.values()];
  }

  plan(planId: string): ExistingPlan | undefined {
    return this.states.get(planId);
  }

  /** Who sends the commands from now on. */
  act(person: number): void {
    this.actor = PEOPLE[person % PEOPLE.length] ?? SIGNERS.prepared;
  }

  /** Sends a command to a plan; whether it was allowed. */
  send<C>(handler: Handler<C>, planId: string, data: C): Promise<boolean> {
    const command = new Sent(planId, data, this.envelope());
    return this.attempt(() => handler.execute(command));
  }

  transcribe(sheets: readonly PrintedSheet[]): Promise<boolean> {
    const command = new TranscribeSheetsCommand(sheets, this.actor);
    return this.attempt(() => this.transcribing.execute(command));
  }

  acknowledgeOfBody(data: AcknowledgeFinding): Promise<boolean> {
    const command = new AcknowledgeCatalogueFindingCommand(data, this.envelope());
    return this.attempt(() => this.catalogue.execute(command));
  }

  /** Sends the last command that was allowed again. */
  async repeat(): Promise<void> {
    const before = this.log.length;
    await this.repeatLast();
    if (this.log.length > before) throw new Error('a repeat made events');
  }

  /** The plan as the ledger itself holds it. */
  async load(planId: string): Promise<Plan> {
    return (await this.ledger.load(streamOf(planId))).state;
  }

  private envelope(): Envelope {
    return { commandId: this.nextCommand(), actor: this.actor };
  }

  private async attempt(execute: () => Promise<unknown>): Promise<boolean> {
    const before = this.log.length;
    try {
      await execute();
      if (this.log.length > before) this.repeatLast = execute;
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.count(`refused ${error.code}`);
      return false;
    } finally {
      for (const { type } of this.log.slice(before)) this.count(type);
      await this.look();
    }
  }

  private async look(): Promise<void> {
    for (const planId of PLAN_IDS) {
      const plan = await this.load(planId);
      if (plan.status !== 'none') this.states.set(planId, plan);
    }
  }

  private count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

function handlersOf(ledger: Ledger<Plan, PlanEvent>) {
  return {
    open: new OpenPlanHandler(ledger),
    add: new AddLineHandler(ledger),
    authorize: new AuthorizePlanHandler(ledger),
    draft: new DraftModificationHandler(ledger),
    redraft: new RedraftModificationHandler(ledger),
    sign: new SignModificationHandler(ledger, 'record'),
    giveBack: new ReturnModificationHandler(ledger),
    withdraw: new WithdrawModificationHandler(ledger),
    decline: new ReturnTransferHandler(ledger),
    report: new ReportProgressHandler(ledger),
    correct: new CorrectProgressHandler(ledger),
    correctWording: new CorrectWordingHandler(ledger),
    signQuarter: new SignQuarterHandler(ledger, 'record'),
    resolve: new ResolveRowHandler(ledger),
    acknowledge: new AcknowledgeFindingHandler(ledger),
    close: new ClosePlanHandler(ledger),
  };
}
