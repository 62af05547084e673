import type { StoredEvent } from '@libro/event-sourcing';
import type { LogProblem } from './problems';

/** Streams whose last revision is kept at hand; for others the log is asked. */
const STREAMS_KEPT = 100_000;

/** Position of the event of a stream at a revision, if there is one. */
export type FindRevision = (stream: string, revision: number) => number | undefined;

/** How positions follow one another: 1, 2, 3, … or only upwards. */
export type Positions = 'gap-free' | 'growing';

/**
 * Walks along the log and says where it breaks a promise: positions in their order, revisions
 * without gaps, appends whole. A walk may begin anywhere, also inside an append; what it gives then
 * begins there.
 */
export class LogCheck {
  private readonly revisions = new Map<string, number>();
  /** Whether the walk stands where it cannot know if an append is open. */
  private unsure: boolean;
  private previous: StoredEvent | undefined;
  /** Of what comes after this position, every stream's last revision is at hand. */
  private since: number;

  constructor(
    private position: number,
    private readonly positions: Positions,
  ) {
    this.unsure = position > 0;
    this.since = position;
  }

  /** Whether the last event that was looked at is not yet its append's last. */
  get insideAppend(): boolean {
    const metadata = this.previous?.metadata;
    return metadata !== undefined && metadata.index + 1 < metadata.size;
  }

  /** Of the next events, those before which the log is to be asked what their stream had. */
  firsts(events: readonly StoredEvent[]): readonly StoredEvent[] {
    if (this.revisions.size >= STREAMS_KEPT) this.forget();
    const seen = new Set<string>();
    return events.filter(({ stream, revision }) => {
      const isFirst = !this.revisions.has(stream) && !seen.has(stream);
      seen.add(stream);
      return isFirst && revision > 0;
    });
  }

  /**
   * Looks at the next event. After a problem the walk goes on from what it found.
   * @param find is asked about the event before one of `firsts`
   */
  next(event: StoredEvent, find: FindRevision): LogProblem | undefined {
    const problem =
      this.checkPosition(event) ?? this.checkAppend(event) ?? this.checkRevision(event, find);
    this.position = event.position;
    this.previous = event;
    this.unsure = false;
    this.revisions.set(event.stream, event.revision);
    return problem;
  }

  /** Goes past an event that cannot be read. */
  skip(position: number): void {
    this.position = position;
    this.previous = undefined;
    this.unsure = true;
    this.forget();
  }

  /** Looks at the end of the log. */
  end(): LogProblem | undefined {
    if (!this.insideAppend) return undefined;
    const detail = 'the log ends inside an append';
    return { code: 'incomplete-append', position: this.position, detail };
  }

  private forget(): void {
    this.revisions.clear();
    this.since = this.position;
  }

  private checkPosition({ position }: StoredEvent): LogProblem | undefined {
    const expected = this.position + 1;
    const isGrowing = this.positions === 'growing' && position > this.position;
    if (isGrowing || position === expected) return undefined;
    return { code: 'position-gap', position: expected, detail: `the next event is ${position}` };
  }

  private checkAppend({ metadata, stream, position }: StoredEvent): LogProblem | undefined {
    const { previous } = this;
    const { index, size, commandId } = metadata;
    const follows = this.insideAppend
      ? index === (previous?.metadata.index ?? -1) + 1 &&
        size === previous?.metadata.size &&
        commandId === previous.metadata.commandId &&
        stream === previous.stream
      : this.unsure || index === 0;
    if (follows && index >= 0 && index < size) return undefined;
    const detail = `event ${index} of ${size} of an append stands where another belongs`;
    return { code: 'incomplete-append', position, detail };
  }

  private checkRevision(
    { stream, revision, position }: StoredEvent,
    find: FindRevision,
  ): LogProblem | undefined {
    if (revision === 0 && !this.revisions.has(stream)) return undefined;
    const known = this.revisions.get(stream);
    if (known !== undefined && known + 1 === revision) return undefined;
    if (known === undefined) {
      const before = find(stream, revision - 1);
      // One that stands later was passed by without being seen.
      if (before !== undefined && before <= this.since) return undefined;
    }
    const detail = `stream ${stream} goes on with revision ${revision} after ${known ?? 'a gap'}`;
    return { code: 'revision-gap', position, detail };
  }
}
