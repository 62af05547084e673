import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openPostgresReadStore } from '@libro/read-store';
import { setImmediate as nextTick } from 'node:timers/promises';
import { apiChild, projectorChild } from '../faults/harness/api-child';
import type { ApiChild } from '../faults/harness/api-child';
import type { Child } from '../faults/harness/child';
import { logOf } from '../support/appends';
import { play, receiptOf } from '../support/busy-client';
import { tokenIn } from '../support/granted-token';
import { authorizedPlan } from '../support/http-plan';
import { eventsOfPlans, figuresOf, naiveGrid } from '../support/naive-grid';
import { emptyMeeting, outOfOrder, persistentClient } from '../support/persistent-client';
import { planYear } from '../support/plan-year';
import { PostgresServer } from '../support/postgres-server';
import { clientOf } from '../support/served';
import { tempFolder } from '../support/temp-folder';
import { contradictions } from '../support/told';
import type { Told } from '../support/told';
import { digestOfLog, projectorOf } from '../support/views-of-log';

const CLIENTS = 32;
/** Of one API process and one projector each, at least; nobody starts those of the last again. */
const KILLS = process.env['LIBRO_FAULTS'] === 'long' ? 12 : 5;
/** Commands that are accepted between two kills, at least. */
const BETWEEN_KILLS = 60;
/** What a client has accepted, refused for what others wrote, and refused otherwise, in a turn. */
const OF_A_TURN = { accepted: 25, conflicts: 2, refusals: 5 };
const SHARED = '2021.54000';
const EVERYTHING = ['unit-head', 'program-head', 'branch-head'] as const;

const folder = tempFolder();
let server: PostgresServer;
let url: string;
const apis: ApiChild[] = [];
const projectors: Child[] = [];
const meeting = emptyMeeting(apis);
const told: Told[] = [];

const environment = () => ({ LIBRO_DATA: folder.path, DATABASE_URL: url });
const startApi = () => apiChild(folder.path, environment(), '--no-project');
const startProjector = () => projectorChild(environment());

beforeAll(async () => {
  server = await PostgresServer.start();
  url = await server.createDatabase();
  apis.push(await startApi(), await startApi());
  projectors.push(await startProjector(), await startProjector());
});
afterAll(async () => {
  for (const { child } of apis) await child.kill();
  for (const child of projectors) await child.kill();
  await server.stop();
  folder.remove();
});

async function clientFor(number: number) {
  const holder = `titular-${number}`;
  const token = await tokenIn(
    { folder: '', eventStoreUrl: null, databaseUrl: url },
    { roles: EVERYTHING, holder },
  );
  return persistentClient(meeting, { token, holder });
}

/** A plan of one's own, and the shared one together with all others, until all kills are over. */
async function work(number: number, isOver: () => boolean): Promise<number> {
  const client = await clientFor(number);
  let turns = 0;
  while (turns === 0 || !isOver()) {
    const own = turns * CLIENTS + number;
    await planYear(client, String(54_100 + own));
    await play({ client, number: own, planId: SHARED }, { rounds: 1, told });
    turns += 1;
  }
  return turns;
}

/** Kills one of each, until the worst has happened. @returns how many commands were under way */
async function kills(): Promise<{ readonly times: number; readonly underWay: number }> {
  const store = await openPostgresEventStore(url, { pollMs: 1 });
  let [times, underWay] = [0, 0];
  while (times < KILLS || (meeting.tally.landed === 0 && times < 4 * KILLS)) {
    if (times > 0) [apis[0], projectors[0]] = await Promise.all([startApi(), startProjector()]);
    const enough = meeting.heard.length + BETWEEN_KILLS;
    while (meeting.heard.length < enough) await nextTick();
    await untoldAppend(store);
    const ended = [apis[0]?.child.kill(), projectors[0]?.kill()];
    underWay += [...meeting.asking.values()].filter((at) => at === apis[0]?.url).length;
    for (const each of ended) expect(await each).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    times += 1;
    const sinceThen = meeting.heard.length + CLIENTS;
    while (meeting.heard.length < sinceThen) await nextTick();
  }
  await store.close();
  return { times, underWay };
}

/** Resolves when an append is on record whose sender waits for the first server to say so. */
async function untoldAppend(store: EventStore): Promise<void> {
  const after = Math.max(...meeting.heard.map((each) => each.told.position));
  for await (const batch of store.follow({ after, live: true })) {
    const senders = batch.map(({ metadata }) => meeting.asking.get(metadata.actor.id));
    if (senders.includes(apis[0]?.url)) return;
  }
}

/** The log, and what stands in the views once they have all of it. */
async function onRecord() {
  const store = await openPostgresEventStore(url);
  const reads = await openPostgresReadStore(url, PLANS_READ_MODEL);
  const log = await logOf(store);
  while ((await reads.asOf()) < log.length) await nextTick();
  const digest = await projectorOf(store, reads).digest();
  const { problems } = await store.verify();
  await reads.close();
  await store.close();
  return { log, digest, problems };
}

/** Holds every grid that the surviving server answers against the raw events. @returns lines */
async function expectGrids(log: readonly StoredEvent[]): Promise<number> {
  const token = await tokenIn(
    { folder: '', eventStoreUrl: null, databaseUrl: url },
    { roles: ['reader'] },
  );
  const reader = clientOf(() => apis[1]?.url ?? '', token);
  let lines = 0;
  for (const [planId, events] of eventsOfPlans(log)) {
    for (const quarter of [1, 2, 3, 4]) {
      const { body } = await reader.get(`/v1/plans/${planId}/quarterly-grid?quarter=${quarter}`);
      const shown = figuresOf(body?.['lines'] as readonly object[]);
      expect(shown).toStrictEqual(figuresOf(naiveGrid(events, quarter)));
      lines += shown.length;
    }
  }
  return lines;
}

describe('two servers and two projectors over one PostgreSQL, and 32 clients', () => {
  it('keep what they told, each once, though one of each is killed', async () => {
    const first = await clientFor(CLIENTS);
    const answers = await authorizedPlan({ capture: first, branch: first }, '54000');
    told.push(...answers.map(receiptOf));
    let isOver = false;
    const [{ times, underWay }, ...turns] = await Promise.all([
      kills().finally(() => {
        isOver = true;
      }),
      ...Array.from({ length: CLIENTS }, (_, number) => work(number, () => isOver)),
    ]);
    const { log, digest, problems } = await onRecord();
    const receipts = [...told, ...meeting.heard.map((each) => each.told)];
    expect(contradictions(receipts, log)).toStrictEqual([]);
    expect(outOfOrder(meeting.heard)).toStrictEqual([]);
    expect(meeting.differing).toStrictEqual([]);
    expect(problems).toStrictEqual([]);
    expect(digest).toBe(await digestOfLog(log));
    const lines = await expectGrids(log);
    const figures = { commands: meeting.heard.length, events: log.length, lines, underWay };
    const tally = JSON.stringify({ ...figures, ...meeting.tally });
    process.stdout.write(`Two servers, two projectors, ${times} kills of each: ${tally}\n`);
    const { cut, resent, landed, repeated, conflicts, refusals } = meeting.tally;
    const done = turns.reduce((sum, each) => sum + each, 0);
    expect(meeting.heard.length).toBe(OF_A_TURN.accepted * done + answers.length);
    expect(conflicts).toBe(OF_A_TURN.conflicts * done);
    expect(refusals).toBe(OF_A_TURN.refusals * done);
    expect(repeated).toBeGreaterThan(meeting.heard.length / 5);
    expect(underWay).toBeGreaterThanOrEqual(3 * times);
    expect(cut).toBeGreaterThanOrEqual(3 * times);
    expect(resent).toBeGreaterThanOrEqual(3 * times);
    // What a client must not double: its command took effect, and it was not told.
    expect(landed).toBeGreaterThan(0);
  }, 1_800_000);
});
