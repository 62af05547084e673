import { setTimeout as pause } from 'node:timers/promises';
import { answerTo, clientBy } from './served';
import type { Answer, Client, Sending } from './served';
import type { Told } from './told';

/** Addresses of servers of one ledger; a killed one that comes back has another. */
export type Servers = readonly { readonly url: string }[];

/** A command that was accepted: when its sender began, when it heard, and what. */
export interface Heard {
  readonly from: number;
  readonly to: number;
  readonly told: Told;
}

/** How often what is interesting really happened. */
export interface Tally {
  /** Connections that were cut while a request was under way. */
  cut: number;
  /** Requests to a server that was not there. */
  refused: number;
  /** Answers that left the outcome open: 503. */
  unknown: number;
  /** Commands that were sent again because their outcome was unknown. */
  resent: number;
  /** Of those, how many had taken effect, and nobody had been told. */
  landed: number;
  /** Commands sent again after their answer, to another server. */
  repeated: number;
  /** Refusals because of what others had written. */
  conflicts: number;
  /** Other refusals. */
  refusals: number;
}

/** What a client meets, and what it noted. */
export interface Meeting {
  readonly servers: Servers;
  readonly tally: Tally;
  readonly heard: Heard[];
  /** Answers that were not the first one again. */
  readonly differing: string[];
  /** Where each client's command is under way, by the client's holder. */
  readonly asking: Map<string, string>;
}

export function emptyMeeting(servers: Servers): Meeting {
  const tally = { cut: 0, refused: 0, unknown: 0, resent: 0, landed: 0 };
  const others = { repeated: 0, conflicts: 0, refusals: 0 };
  const noted = { heard: [], differing: [], asking: new Map<string, string>() };
  return { servers, tally: { ...tally, ...others }, ...noted };
}

const AGAIN_MS = 20;
/** Every so many accepted commands one is sent again, although its answer is known. */
const REPEATED = 4;
let accepted = 0;

interface Request extends Sending {
  readonly method: string;
  readonly path: string;
}

/** Sends each request to one server or another until its answer is definite. */
export function persistentClient(
  meeting: Meeting,
  { token, holder }: { readonly token: string; readonly holder: string },
): Client {
  const authorization = { Authorization: `Bearer ${token}` };
  const sender = new Sender(meeting, holder);
  const request = (method: string, path: string, sending: Sending = {}) =>
    sender.send({ ...sending, method, path, headers: { ...authorization, ...sending.headers } });
  return clientBy(request, authorization);
}

class Sender {
  /** Address at which there was nobody. */
  private deserted = '';
  private requests = 0;

  constructor(
    private readonly meeting: Meeting,
    private readonly holder: string,
  ) {}

  async send(request: Request): Promise<Answer> {
    const from = performance.now();
    const { answer, doubts } = await this.definite(request);
    if (request.method !== 'GET') {
      this.note(answer, doubts);
      if (answer.status === 200) await this.hear(request, { answer, from });
    }
    return answer;
  }

  /** @returns the answer, and how often it was unknown before whether there was an effect */
  private async definite(request: Request) {
    for (let doubts = 0; ; doubts += 1) {
      const answer = await this.attempt(request);
      if (answer !== null) return { answer, doubts };
      await pause(AGAIN_MS);
    }
  }

  /** `null`: nobody knows whether it had an effect. */
  private async attempt(request: Request): Promise<Answer | null> {
    const { tally, asking } = this.meeting;
    const at = this.next();
    if (request.method !== 'GET') asking.set(this.holder, at);
    try {
      const answer = await answerTo(`${at}${request.path}`, request);
      asking.delete(this.holder);
      if (answer.status !== 503) return answer;
      tally.unknown += 1;
      return null;
    } catch (error) {
      if (codeOf(error) !== 'ECONNREFUSED') {
        tally.cut += 1;
        return null;
      }
    }
    tally.refused += 1;
    this.deserted = at;
    return this.attempt(request);
  }

  /** The servers in turn, but for one that was not there. */
  private next(): string {
    const { servers } = this.meeting;
    this.requests += 1;
    const at = servers[this.requests % servers.length]?.url ?? '';
    return at === this.deserted ? this.next() : at;
  }

  private note({ status, headers, body }: Answer, doubts: number): void {
    const { tally, heard } = this.meeting;
    if (status === 412) tally.conflicts += 1;
    else if (status !== 200) tally.refusals += 1;
    if (doubts === 0) return;
    tally.resent += 1;
    if (!headers.has('Idempotency-Replayed')) return;
    if (heard.every(({ told }) => told.commandId !== body?.['commandId'])) tally.landed += 1;
  }

  private async hear(request: Request, { answer, from }: { answer: Answer; from: number }) {
    const told = answer.body as unknown as Told;
    this.meeting.heard.push({ from, to: performance.now(), told });
    accepted += 1;
    if (accepted % REPEATED > 0 || told.events.length === 0) return;
    const { answer: again } = await this.definite(request);
    this.meeting.tally.repeated += 1;
    const isSame = again.status === 200 && again.text === answer.text;
    if (isSame && again.headers.has('Idempotency-Replayed')) return;
    this.meeting.differing.push(`${answer.text} then ${again.status} ${again.text}`);
  }
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error) return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

/** Commands that stand before one that was answered before they were sent. */
export function outOfOrder(heard: readonly Heard[]): readonly string[] {
  const answered = heard.toSorted((one, other) => one.to - other.to);
  const first = new Map<string, Heard>();
  for (const each of heard.toSorted((one, other) => other.from - one.from)) {
    first.set(each.told.commandId, each);
  }
  const sent = [...first.values()].toSorted((one, other) => one.from - other.from);
  const wrong: string[] = [];
  let [next, highest] = [0, 0];
  for (const { from, told } of sent) {
    for (let each = answered[next]; each !== undefined && each.to < from; each = answered[next]) {
      highest = Math.max(highest, each.told.position);
      next += 1;
    }
    if (told.events.length === 0 || told.position > highest) continue;
    wrong.push(`${told.commandId} at ${told.position}, sent after ${highest} was answered`);
  }
  return wrong;
}
