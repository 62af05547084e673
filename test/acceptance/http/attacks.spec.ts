import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventStream } from '../../support/event-stream';
import type { EventStream } from '../../support/event-stream';
import { issuedIn, withTokens } from '../../support/granted-token';
import { authorizedPlan, FOLIO, officesOf, PLAN, seen } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Answer, Served } from '../../support/served';
import { ADMINISTRATOR } from '../../support/tokens';

const AT = `/v1/plans/${PLAN}`;
const PROGRESS = `${AT}/quarters/1/progress/number:101`;
const SAMPLE = readFileSync(join(__dirname, '../../../samples/poa-2021.txt'), 'utf8');
/** The first sheet, up to its signatures. */
const SHEET = SAMPLE.slice(0, SAMPLE.indexOf('XXII GOBIERNO', 200));

let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
});
afterEach(() => server.close());

function codeOf({ status, body }: Answer): unknown {
  return [status, body?.['code']];
}

describe('a body made to keep the server busy', () => {
  it.each([
    ['rows', { ...FOLIO, blocks: [{ justification: 'J', rows: Array<object>(10_000).fill({}) }] }],
    [
      'blocks',
      {
        ...FOLIO,
        blocks: Array<object>(80).fill({ justification: 'J', rows: Array<object>(200).fill({}) }),
      },
    ],
    ['texts', { ...FOLIO, folio: Array<string>(10_000).fill('') }],
  ])('of too many %s is refused before each is looked at', async (_, body) => {
    await authorizedPlan(offices);
    const answer = await offices.capture.send('POST', `${AT}/modifications?dryRun=true`, { body });
    expect(codeOf(answer)).toStrictEqual([413, 'too-large']);
    expect(answer.body?.['detail']).toBe('trae más de 10000 valores');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'with a movement of code %s is invalid',
    async (code) => {
      await authorizedPlan(offices);
      const [block] = FOLIO.blocks;
      const rows = [{ ...block?.rows[0], movements: [{ code, amount: '10' }] }];
      const body = { ...FOLIO, blocks: [{ ...block, rows }] };
      const answer = await offices.capture.send('POST', `${AT}/modifications`, { body });
      expect(codeOf(answer)).toStrictEqual([422, 'input-invalid']);
      expect(answer.body?.['errors']).toMatchObject([
        { pointer: '/blocks/0/rows/0/movements/0/code' },
      ]);
    },
  );
});

describe('a text made to overflow', () => {
  const [head = '', rest = ''] = SHEET.split('\n200\t');
  const foot = SHEET.slice(SHEET.indexOf('ELABORÓ'));
  const most = (line: string) => line.repeat(Math.floor(900_000 / Buffer.byteLength(line)));

  it.each([
    ['signatures', SHEET.replace(foot, most('ELABORÓ\n\nREVISÓ\n'))],
    ['lines below a row', `${SHEET}\n${most('palabra\n')}`],
    ['blank lines', most('\n')],
    ['one cell', `${head}\n200\t"${most('x')}${rest}`],
  ])('with %s is refused as a sheet', async (_, body) => {
    const headers = { 'Content-Type': 'text/plain' };
    const path = '/v1/transcriptions?dryRun=true';
    const answer = await offices.capture.send('POST', path, { headers, body });
    expect(codeOf(answer)).toStrictEqual([422, 'transcription-invalid']);
  });

  it('beyond a million bytes is not read', async () => {
    const headers = { 'Content-Type': 'text/plain' };
    const body = `${most('\n')}${most('\n')}`;
    const answer = await offices.capture.send('POST', '/v1/transcriptions', { headers, body });
    expect(codeOf(answer)).toStrictEqual([413, 'too-large']);
  });
});

it('a finding of another unit is told apart from none by nothing', async () => {
  await authorizedPlan(offices);
  const { body: reported } = await offices.capture.send('PUT', PROGRESS, {
    body: { achieved: '32' },
  });
  await seen(offices.reader, reported?.['position']);
  const found = await offices.reader.get(`/v1/findings?plan=${PLAN}&code=POA-J03`);
  const [finding] = (found.body as { items: { id: string }[] }).items;
  const foreign = await server.client({ roles: ['unit-head'], scope: { unit: '54101' } });
  const body = { evidenceDigest: 'ab'.repeat(32), reason: 'Por si acaso' };
  const ids = [finding?.id ?? '', '00000000-0000-5000-8000-000000000000'];
  const answers = await Promise.all(
    ids.map((id) => foreign.send('POST', `/v1/findings/${id}/acknowledgement`, { body })),
  );
  const [one, two] = answers.map(({ status, text }) => [status, text]);
  expect(one).toStrictEqual(two);
  expect(one?.[0]).toBe(404);
});

describe('the pages of the documentation', () => {
  it.each([
    ['Range', 'bytes=99999999-'],
    ['If-Match', '"zz"'],
    ['If-Unmodified-Since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ])('are sent whole, whatever %s says', async (name, value) => {
    const open = server.withToken(null);
    for (const path of ['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js']) {
      const { status, text } = await open.get(path, { [name]: value });
      expect([path, status, text.length > 10_000]).toStrictEqual([path, 200, true]);
    }
  });
});

describe('a client of the events', () => {
  const listen = (token: string) => eventStream(server.url, { token });

  it('hears of nothing that came after its token was revoked', async () => {
    await authorizedPlan(offices);
    const { id, token } = await issuedIn(server.data, { roles: ['auditor'] });
    const stream = await listen(token);
    await stream.readWhile(() => !stream.events.some(({ type }) => type === 'PlanAuthorized'));
    await withTokens(server.data, (tokens) => tokens.revoke({ tokenId: id }, ADMINISTRATOR));
    await offices.capture.send('PUT', PROGRESS, { body: { achieved: '32' } });
    const types = (await stream.toEnd()).map(({ type }) => type);
    expect(types).not.toContain('ProgressReported');
    expect(types).not.toContain('TokenRevoked');
  });

  it('has so many connections and no more, and may come back once one is free', async () => {
    const { token } = await issuedIn(server.data, { roles: ['auditor'], holder: 'u-muchas' });
    const streams: EventStream[] = [];
    while (streams.length < 20) streams.push(await listen(token));
    await expect(listen(token)).rejects.toThrow('status 429');
    const other = await issuedIn(server.data, { roles: ['auditor'], holder: 'u-otra' });
    (await listen(other.token)).cut();
    for (const stream of streams) stream.cut();
    const again = async (): Promise<EventStream> => listen(token).catch(again);
    (await again()).cut();
  });

  it('that asks for the head alone is answered with it', async () => {
    const answer = await fetch(`${server.url}/v1/events`, {
      method: 'HEAD',
      headers: offices.auditor.authorization,
    });
    expect([answer.status, await answer.text()]).toStrictEqual([200, '']);
  });
});

it('a time that does not exist is named by its own parameter', async () => {
  const answer = await offices.auditor.get('/v1/audit-trail?from=2021-99-99T99:99:99Z');
  expect(codeOf(answer)).toStrictEqual([400, 'request-malformed']);
  expect(answer.body?.['errors']).toMatchObject([{ parameter: 'from' }]);
});

it('an address is one behind a proxy that adds ports to it', async () => {
  const behind = await served({ TRUSTED_PROXIES: '1', RATE_LIMIT: '3' });
  const statuses: number[] = [];
  for (const port of [1_000, 1_001, 1_002, 1_003]) {
    const headers = { 'X-Forwarded-For': `203.0.113.7:${port}` };
    statuses.push((await fetch(`${behind.url}/health/live`, { headers })).status);
  }
  await behind.close();
  expect(statuses).toStrictEqual([200, 200, 200, 429]);
});
