import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { contentDigest } from './canonical-json';
import type { Clock, EventIds } from './clock';
import type { EventCodec } from './codec';
import type { CommandRequest, DryRun, Envelope, Task } from './command';
import type { Fold } from './decider';
import type { Actor, DomainEvent, EventToAppend } from './event';
import { appendsIn } from './appends';
import { CommandIdReused, StoreUnavailable, WrongExpectedRevision } from './event-store.port';
import type { AppendResult, EventStore, ExpectedRevision } from './event-store.port';
import { blank, nothingToDo } from './loaded';
import type { Loaded } from './loaded';
import { receiptOf, remember, replay } from './receipt';
import type { Receipt } from './receipt';
import { Turns } from './turns';

export interface LedgerOptions<S, E extends DomainEvent> {
  readonly store: EventStore;
  readonly codec: EventCodec<E>;
  readonly fold: Fold<S, E>;
  readonly clock: Clock;
  readonly ids: EventIds;
}

/** Folded streams that are kept in memory; a stale one costs a retry, never an error. */
const STREAMS_KEPT = 1_000;
const conflicts = retry(handleType(WrongExpectedRevision), {
  maxAttempts: 100,
  backoff: new ExponentialBackoff({ initialDelay: 1, maxDelay: 50 }),
});

/** The one way a command takes effect: load → decide → append at the revision that was read. */
export class Ledger<S, E extends DomainEvent> {
  private readonly kept = new LRUCache<string, Loaded<S>>({ max: STREAMS_KEPT });
  /**
   * Commands of one process on one stream go one after another: at once, all but one would be
   * refused by their revision, and under load some of them again and again.
   */
  private readonly turns = new Turns();

  constructor(private readonly options: LedgerOptions<S, E>) {}

  /**
   * Decides a command and appends its events; durable when it returns.
   * @throws Refusal when a rule does not allow it
   * @throws WrongExpectedRevision when the sender named a revision and the stream has another
   * @throws CommandIdReused when the commandId took effect with another command
   * @throws NotCanonical when the command holds what JSON cannot say, as half a surrogate pair
   * @throws StoreUnavailable when the outcome is unknown: send it again under its commandId
   */
  async execute<C>(request: CommandRequest<C, S, E>, envelope: Envelope): Promise<Receipt> {
    const digest = contentDigest({ name: request.name, command: request.command });
    const task = { ...request, envelope, digest };
    return this.turns.take(request.stream, () => this.settle(task));
  }

  /** What the command would do now; appends nothing. @throws as `execute`, but for the store's */
  async dryRun<C>(request: CommandRequest<C, S, E>, actor: Actor): Promise<DryRun<S, E>> {
    const { state, revision } = await this.load(request.stream);
    const events = request.decide(request.command, state, actor);
    return { before: state, after: this.folded(state, events), events, revision };
  }

  /** The stream as it stands: reads only what came after the copy in memory. */
  async load(stream: string): Promise<Loaded<S>> {
    const { store, codec, fold } = this.options;
    const kept = this.kept.get(stream) ?? blank(fold.initial);
    const from = kept.revision === 'none' ? 0 : kept.revision + 1;
    const stored = await store.read(stream, { from });
    const last = stored.at(-1);
    if (last === undefined) return kept;
    const state = this.folded(
      kept.state,
      stored.map((each) => codec.decode(each).event),
    );
    for (const append of appendsIn(stored)) remember(kept.commands, append);
    return this.keep(stream, { ...kept, state, revision: last.revision, position: last.position });
  }

  /** The state when this process last saw the stream: for what a stream never changes. */
  atHand(stream: string): S | undefined {
    return this.kept.get(stream)?.state;
  }

  private async settle<C>(task: Task<C, S, E>): Promise<Receipt> {
    const answer = await this.onCopyAtHand(task);
    if (answer !== null) return answer;
    const attempt = () => this.attempt(task);
    return task.envelope.expectedRevision === undefined ? conflicts.execute(attempt) : attempt();
  }

  /**
   * Decides on the copy in memory without a look at the log. An append to a stale copy is refused
   * by its revision, so what was appended stands; any other answer is left to the log: `null`.
   */
  private async onCopyAtHand<C>(task: Task<C, S, E>): Promise<Receipt | null> {
    const { commandId, actor, expectedRevision } = task.envelope;
    const kept = this.kept.get(task.stream);
    if (kept === undefined || kept.commands.has(commandId)) return null;
    if (expectedRevision !== undefined && expectedRevision !== kept.revision) return null;
    try {
      const decided = task.decide(task.command, kept.state, actor);
      return decided.length === 0 ? null : await this.record(task, kept, decided);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return null;
    }
  }

  private async attempt<C>(task: Task<C, S, E>): Promise<Receipt> {
    const { stream, digest } = task;
    const { commandId, actor, expectedRevision } = task.envelope;
    const loaded = await this.load(stream);
    const earlier = loaded.commands.get(commandId);
    if (earlier !== undefined) return replay(earlier, digest);
    const { revision } = loaded;
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      throw new WrongExpectedRevision(stream, expectedRevision, revision);
    }
    const decided = task.decide(task.command, loaded.state, actor);
    if (decided.length === 0) return nothingToDo(commandId, stream, loaded);
    return this.record(task, loaded, decided);
  }

  /** Appends what was decided on a copy of the stream, at that copy's revision. */
  private async record<C>(
    { stream, envelope, digest }: Task<C, S, E>,
    loaded: Loaded<S>,
    decided: readonly E[],
  ): Promise<Receipt> {
    const { commandId } = envelope;
    const events = this.toAppend(decided, envelope, digest);
    const answer = await this.append(stream, loaded.revision, { commandId, events });
    if (answer === null) return this.answerOnRecord(stream, commandId, digest);
    const state = this.folded(loaded.state, decided);
    const { revision, position } = answer;
    this.keep(stream, { ...loaded, state, revision, position });
    const receipt = receiptOf(stream, events, answer);
    loaded.commands.set(commandId, { digest, receipt });
    return receipt;
  }

  /**
   * `null` where another sender's append of the same command stands in the stream: the store
   * answers with that one, or refuses where it was decided on another state.
   */
  private async append(
    stream: string,
    expected: ExpectedRevision,
    append: { readonly commandId: string; readonly events: readonly EventToAppend[] },
  ): Promise<AppendResult | null> {
    try {
      const answer = await this.options.store.append(stream, expected, append);
      return answer.repeated ? null : answer;
    } catch (error) {
      if (error instanceof CommandIdReused) return null;
      throw error;
    }
  }

  /** @throws CommandIdReused when the command on record is another one */
  private async answerOnRecord(stream: string, commandId: string, digest: string) {
    const { commands } = await this.load(stream);
    const earlier = commands.get(commandId);
    if (earlier === undefined) throw new CommandIdReused(stream, commandId);
    return replay(earlier, digest);
  }

  private keep(stream: string, loaded: Loaded<S>): Loaded<S> {
    this.kept.set(stream, loaded);
    return loaded;
  }

  private folded(state: S, events: readonly E[]): S {
    return events.reduce((each, event) => this.options.fold.evolve(each, event), state);
  }

  private toAppend(decided: readonly E[], envelope: Envelope, digest: string): EventToAppend[] {
    const { clock, ids, codec } = this.options;
    const { commandId, actor, correlationId, causationId } = envelope;
    const shared = {
      recordedAt: clock.now(),
      commandId,
      commandDigest: digest,
      actor,
      correlationId: correlationId ?? commandId,
      causationId: causationId ?? null,
      size: decided.length,
    };
    return decided.map((event, index) => ({
      id: ids.next(),
      ...codec.encode(event),
      metadata: { ...shared, index },
    }));
  }
}
