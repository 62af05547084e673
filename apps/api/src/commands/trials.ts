import type { Actor, EventStore } from '@libro/event-sourcing';
import {
  acknowledgeCatalogueFinding,
  CATALOGUE_STREAM,
  planCodec,
  streamOf,
  trialOf,
} from '@libro/plans';
import { CATALOGUE_LEDGER, PlansModule, SIGNER_POLICY } from '@libro/plans/commands';
import type { AcknowledgeFinding, SignerPolicy, Trial } from '@libro/plans';
import type { CatalogueLedger, PlanCommand } from '@libro/plans/commands';
import { Inject, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { HeavyWork } from '../http/heavy-work';
import { EVENT_STORE } from '../tokens';
import { TrialStore } from './trial-store';

/** Runs commands over a log that forgets what they append: the same handlers and refusals. */
@Injectable()
export class Trials {
  private readonly codec = planCodec();
  private readonly heavy = new HeavyWork();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SIGNER_POLICY) private readonly signerPolicy: SignerPolicy,
    @Inject(CATALOGUE_LEDGER) private readonly catalogue: CatalogueLedger,
  ) {}

  /** What a command would do now. @throws what it would throw */
  of(command: PlanCommand<unknown>): Promise<Trial> {
    return this.heavy.run(() => this.tried(command));
  }

  private async tried(command: PlanCommand<unknown>): Promise<Trial> {
    const store = new TrialStore(this.store);
    const module = PlansModule.over({ store, signerPolicy: this.signerPolicy });
    const context = await NestFactory.createApplicationContext(module, QUIET);
    try {
      await context.get(CommandBus, { strict: false }).execute(command);
    } finally {
      await context.close();
    }
    const { planId } = command;
    const stream = streamOf(planId);
    const made = store.madeIn(stream);
    // Up to where the trial began, whatever was recorded meanwhile.
    const to = made[0] === undefined ? {} : { to: made[0].revision - 1 };
    const onRecord = await this.store.read(stream, to);
    const decode = this.codec.decode.bind(this.codec);
    return trialOf(planId, onRecord.map(decode), made.map(decode));
  }

  /** The same for an acknowledgement that belongs to no plan. */
  async ofCatalogue(command: AcknowledgeFinding, actor: Actor): Promise<Trial> {
    const decide = acknowledgeCatalogueFinding;
    const request = { stream: CATALOGUE_STREAM, name: 'acknowledge', command, decide };
    const { events } = await this.catalogue.dryRun(request, actor);
    return { planId: null, revision: null, events, lines: [], findings: NONE };
  }
}

const QUIET: Pick<NonNullable<NestOptions>, 'logger'> = { logger: false };
type NestOptions = Parameters<typeof NestFactory.createApplicationContext>[1];
const NONE = { appear: [], cease: [] };
