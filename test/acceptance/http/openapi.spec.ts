import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planEventShapes } from '@libro/plans';
import type { PlanEventType } from '@libro/plans';
import { authorizedPlan, officesOf, PLAN, seen, sign } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { checkerOf, described, examplesIn, operationsOf, ROOT } from '../../support/openapi';
import { served } from '../../support/served';
import type { Client, Served } from '../../support/served';

const AT = `/v1/plans/${PLAN}`;
const GOLDENS = join(ROOT, 'libs/plans/src/plan/golden');

describe('openapi.json', () => {
  it('is what the code says: npm run openapi writes it', async () => {
    const server = await served();
    const { text } = await server.withToken(null).get('/openapi.json');
    await server.close();
    const now = JSON.stringify(JSON.parse(text), null, 2);
    expect(JSON.stringify(described(), null, 2)).toBe(now);
  });

  it('is valid against the official schema of OpenAPI 3.1', () => {
    const validator = '@seriousme/openapi-schema-validator/bin/validate-api-cli.js';
    const { stdout, status } = run([validator, 'openapi.json']);
    expect([status, JSON.parse(String(stdout))]).toStrictEqual([0, { valid: true }]);
  });

  it('is what the types for clients are made of', () => {
    const types = 'clients/typescript/ledger-api.ts';
    const args = ['openapi-typescript/bin/cli.js', 'openapi.json', '-o', types, '--check'];
    const { status, stderr } = run(args);
    expect([status, status === 0 ? '' : String(stderr)]).toStrictEqual([0, '']);
  });

  it('names every operation once, and says what each parameter and answer is', () => {
    const operations = operationsOf(described());
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids).toStrictEqual([...new Set(ids)]);
    const answers = operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).map(([status, { content }]) => [operationId, status, content]),
    );
    expect(answers.filter(([, , content]) => content === undefined)).toStrictEqual([]);
    const placed = operations.map(({ path, parameters }) => [
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      parameters.filter((each) => each.in === 'path').map(({ name }) => name),
    ]);
    expect(placed.filter(([inPath, named]) => String(inPath) !== String(named))).toStrictEqual([]);
  });

  it('gives examples that are as their schemas say', () => {
    const faultsIn = checkerOf(described());
    const examples = [...examplesIn(described())].filter(([, { type }]) => /json/.test(type));
    const faults = examples.map(([id, { schema, body }]) => {
      const name = String((schema as { $ref?: string }).$ref).replace(/.*\//, '');
      return [id, faultsIn(name, body)];
    });
    expect(faults).toStrictEqual(examples.map(([id]) => [id, []]));
  });
});

describe('what the server answers', () => {
  const faultsIn = checkerOf(described());
  let server: Served;
  let offices: Offices;
  beforeAll(async () => {
    server = await served();
    offices = await officesOf(server);
  });
  afterAll(() => server.close());

  async function holds(client: Client, path: string, schema: string): Promise<void> {
    const { status, body } = await client.get(path);
    expect([path, status, faultsIn(schema, body)]).toStrictEqual([path, 200, []]);
  }

  it('about a plan with progress and a folio under way is as described', async () => {
    await authorizedPlan(offices);
    const { capture, unit, auditor } = offices;
    await capture.send('PUT', `${AT}/quarters/1/progress/number:101`, {
      body: { achieved: '32', remarks: 'Faltaron expedientes' },
    });
    const row = {
      lineId: 'number:101',
      opens: null,
      movements: [{ code: 'D', amount: '10' }],
      authorized: '100',
      calendar: ['40', '30', '20', '0'],
      description: 'Integrar expedientes de obra',
      linesOfAction: ['2.6.1'],
      justification: null,
    };
    const blocks = [{ justification: 'Bajó la demanda', rows: [row] }];
    const body = { folio: '1', formDate: '2021-04', blocks };
    const trial = await capture.send('POST', `${AT}/modifications?dryRun=true`, { body });
    expect([trial.status, faultsIn('Trial', trial.body)]).toStrictEqual([200, []]);
    const drafted = await capture.send('POST', `${AT}/modifications`, { body });
    expect([drafted.status, faultsIn('Receipt', drafted.body)]).toStrictEqual([200, []]);
    const { position } = drafted.body as { position: number };
    const at = `${AT}/modifications/1`;
    const signed = await sign(unit, { at, role: 'prepared', position });
    await seen(unit, signed.body?.['position']);
    await holds(auditor, '/v1/plans', 'PlanList');
    await holds(auditor, AT, 'CurrentGoals');
    await holds(auditor, `${AT}/quarterly-grid?quarter=1`, 'QuarterlyGrid');
    await holds(auditor, `${AT}/modifications`, 'ModificationsList');
    await holds(auditor, at, 'ModificationsSheet');
    await holds(auditor, `${AT}/lines/number:101/history`, 'LineHistory');
    await holds(auditor, '/v1/audit-trail', 'AuditTrail');
    await holds(auditor, '/health/live', 'Liveness');
    await holds(auditor, '/health/ready', 'Readiness');
  });

  it('about the sheets as published is as described', async () => {
    const { capture, auditor } = offices;
    const sheets = readFileSync(join(ROOT, 'samples/poa-2021.txt'));
    const headers = { 'Content-Type': 'text/plain' };
    const send = (path: string) => capture.send('POST', path, { body: sheets, headers });
    const tried = await send('/v1/transcriptions?dryRun=true');
    expect([tried.status, faultsIn('TranscriptionAnswer', tried.body)]).toStrictEqual([200, []]);
    const sent = await send('/v1/transcriptions');
    expect([sent.status, faultsIn('TranscriptionAnswer', sent.body)]).toStrictEqual([200, []]);
    const { sheets: made } = sent.body as { sheets: { planId: string }[] };
    for (const planId of new Set(made.map((sheet) => sheet.planId))) {
      const plan = `/v1/plans/${planId}`;
      await holds(auditor, plan, 'CurrentGoals');
      await holds(auditor, `${plan}/transcriptions`, 'Transcriptions');
      await holds(auditor, `${plan}/modifications`, 'ModificationsList');
      await holds(auditor, `${plan}/quarterly-grid?quarter=2`, 'QuarterlyGrid');
    }
    await holds(auditor, '/v1/findings', 'FindingsList');
    const cabildo = '/v1/reports/cabildo?fiscalYear=2021&quarter=2';
    await holds(auditor, cabildo, 'CabildoReport');
    await holds(auditor, `${cabildo}&since=1`, 'CabildoReport');
    await holds(auditor, '/v1/audit-trail', 'AuditTrail');
  });

  it('of a refusal is as described', async () => {
    const { capture } = offices;
    const refused = await capture.send('POST', '/v1/plans', { body: { fiscalYear: 'x' } });
    expect([refused.status, faultsIn('Problem', refused.body)]).toStrictEqual([422, []]);
    expect(faultsIn('Problem', { ...refused.body, more: 1 })).toMatchObject([
      { keyword: 'additionalProperties', params: { additionalProperty: 'more' } },
    ]);
  });

  it.each(readdirSync(GOLDENS))('of an event on record (%s) is as described', (file) => {
    const [type, version] = file.split('.') as [PlanEventType, string];
    const written: unknown = JSON.parse(readFileSync(join(GOLDENS, file), 'utf8'));
    const upcasts = planEventShapes[type].slice(Number(version.slice(1)) - 1);
    const data = upcasts.reduce((each, upcast) => upcast(each), written) as object;
    expect(faultsIn('PlanEvent', { type, data })).toStrictEqual([]);
    expect(faultsIn('PlanEvent', { type, data: { ...data, more: 1 } })).not.toStrictEqual([]);
  });

  it('of a file that was sent is as described, where the events are heard', () => {
    const file = 'libs/plans/src/transcribe-sheet/golden/TranscriptionRequested.v1.json';
    const written: unknown = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    expect(faultsIn('TranscriptionRequestedData', written)).toStrictEqual([]);
  });

  it('as events is as described', async () => {
    const { headers, text } = await feedStart(server, offices.auditor);
    expect(headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    const data = [...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => json);
    expect(data.length).toBeGreaterThan(2);
    for (const json of data) expect(faultsIn('StreamedEvent', JSON.parse(json))).toStrictEqual([]);
  });
});

/** Runs the program of a package, as a process of its own: both are no CommonJS. */
function run([program = '', ...args]: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], { cwd: ROOT });
}

/** The first frames of the feed. */
async function feedStart({ url }: Served, { authorization }: Client) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const answer = await fetch(`${url}/v1/events`, { headers: authorization, signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\n\n').length < 5) text += (await reader?.read())?.value ?? '';
  leaving.abort();
  return { headers: answer.headers, text: text.slice(0, text.lastIndexOf('\n\n') + 1) };
}
