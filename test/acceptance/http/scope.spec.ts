import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { issuedIn, withTokens } from '../../support/granted-token';
import { authorizedPlan, officesOf, PLAN, seen } from '../../support/http-plan';
import { ADMINISTRATOR } from '../../support/tokens';
import { HEADER } from '../../support/plan-history';
import { served } from '../../support/served';
import type { Client, Served } from '../../support/served';

const AT = `/v1/plans/${PLAN}`;
let server: Served;
let foreign: Client;
let own: Client;
beforeAll(async () => {
  server = await served();
  const position = (await authorizedPlan(await officesOf(server))).at(-1)?.body?.['position'];
  own = await server.client({ roles: ['unit-head'], scope: { unit: '54202' }, holder: 'own' });
  foreign = await server.client({
    roles: ['unit-head'],
    scope: { unit: '54101' },
    holder: 'other',
  });
  await seen(own, position);
});
afterAll(() => server.close());

const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

describe('what is outside of a token’s scope', () => {
  it.each([AT, `${AT}/quarterly-grid?quarter=1`, `${AT}/modifications`, `${AT}/transcriptions`])(
    'does not exist for it: %s',
    async (path) => {
      expect((await own.get(path)).status).toBe(200);
      const answer = await foreign.get(path);
      expect([answer.status, answer.body?.['code']]).toStrictEqual([404, 'plan-not-found']);
    },
  );

  it('stands in no list and in no report', async () => {
    expect(ids((await own.get('/v1/plans')).body)).toStrictEqual([PLAN]);
    expect(ids((await foreign.get('/v1/plans')).body)).toStrictEqual([]);
    const report = await foreign.get('/v1/reports/cabildo?fiscalYear=2021&quarter=1');
    expect([report.status, report.body?.['code']]).toStrictEqual([404, 'not-found']);
    const found = await foreign.get('/v1/findings');
    expect(found.body).toMatchObject({ items: [] });
    const auditor = await server.client({ roles: ['auditor'], scope: { program: '999' } });
    expect((await auditor.get('/v1/audit-trail')).body).toMatchObject({ items: [] });
    const asked = await auditor.get(`/v1/audit-trail?plan=${PLAN}`);
    expect([asked.status, asked.body?.['code']]).toStrictEqual([404, 'plan-not-found']);
  });

  it('takes no command, and cannot be opened or transcribed', async () => {
    const report = { body: { achieved: '1' } };
    const progress = await foreign.send('PUT', `${AT}/quarters/1/progress/number:101`, report);
    const opening = await foreign.send('POST', '/v1/plans', {
      body: { fiscalYear: 2022, header: HEADER },
    });
    const sheets = await foreign.send('POST', '/v1/transcriptions', {
      headers: { 'Content-Type': 'text/plain' },
      body: readFileSync(join(__dirname, '../../../samples/poa-2021.txt')),
    });
    // A plan that stands elsewhere is not there, whatever header the sender states.
    const claimed = { ...HEADER, branch: { code: '99', name: 'OTRO RAMO' } };
    const elsewhere = await server.client({ roles: ['capture'], scope: { branch: '99' } });
    const standing = await elsewhere.send('POST', '/v1/plans', {
      body: { fiscalYear: 2021, header: claimed },
    });
    for (const answer of [progress, opening, sheets, standing]) {
      expect([answer.status, answer.body?.['code']]).toStrictEqual([404, 'plan-not-found']);
    }
    expect((await own.get(AT)).headers.get('ETag')).toBe('"3"');
  });
});

describe('the findings that a transcription counts', () => {
  it('are those that its sender may see', async () => {
    const fresh = await served();
    try {
      const capture = await fresh.client({ roles: ['capture'], scope: { branch: '54' } });
      const body = readFileSync(join(__dirname, '../../../samples/poa-2021.txt'));
      const headers = { 'Content-Type': 'text/plain' };
      const sent = await capture.send('POST', '/v1/transcriptions', { body, headers });
      const { sheets } = sent.body as { sheets: { findings: number }[] };
      const told = sheets.reduce((sum, sheet) => sum + sheet.findings, 0);
      const own = (await capture.get('/v1/findings')).body as {
        items: { planId: string | null; source: object | null }[];
      };
      const all = (await (await fresh.client({ roles: ['reader'] })).get('/v1/findings')).body as {
        items: { planId: string | null; source: object | null }[];
      };
      const onSheets = ({ items: found }: typeof own) => found.filter(({ source }) => source);
      expect(onSheets(all).filter(({ planId }) => planId === null)).not.toStrictEqual([]);
      expect(told).toBe(onSheets(own).length);
    } finally {
      await fresh.close();
    }
  });
});

describe('a token', () => {
  it('is refused from the request after it was revoked', async () => {
    const issued = await issuedIn(server.data, { roles: ['reader'] });
    const client = server.withToken(issued.token);
    expect((await client.get('/v1/plans')).status).toBe(200);
    await withTokens(server.data, (tokens) => tokens.revoke({ tokenId: issued.id }, ADMINISTRATOR));
    const answer = await client.get('/v1/plans');
    expect([answer.status, answer.body?.['code']]).toStrictEqual([401, 'token-invalid']);
  });

  it('is refused when it has expired', async () => {
    const days = 500 / 86_400_000;
    const issued = await issuedIn(server.data, { roles: ['reader'], days });
    const client = server.withToken(issued.token);
    for (;;) {
      const answer = await client.get('/v1/plans');
      if (answer.status === 200) continue;
      expect([answer.status, answer.body?.['code']]).toStrictEqual([401, 'token-invalid']);
      break;
    }
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(issued.expiresAt));
  });
});

describe('one person’s second signature', () => {
  it('is refused where the policy says so', async () => {
    const strict = await served({ SIGNER_POLICY: 'refuse' });
    try {
      const offices = await officesOf(strict);
      const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
      const holder = 'una-persona';
      const unit = await strict.client({ roles: ['unit-head'], holder });
      const program = await strict.client({ roles: ['program-head'], holder });
      const at = `${AT}/quarterly-grid?quarter=1&minPosition=${String(position)}`;
      const grid = await unit.get(at);
      const digest = (grid.body as { digest: string }).digest;
      const signed = async (client: Client, role: string, seen: string) =>
        client.send('POST', `${AT}/quarters/1/signatures`, {
          headers: { 'If-Match': seen },
          body: { role, digest },
        });
      expect((await signed(unit, 'prepared', '"3"')).status).toBe(200);
      const second = await signed(program, 'reviewed', '"4"');
      expect([second.status, second.body?.['code']]).toStrictEqual([
        409,
        'signer-holds-another-signature',
      ]);
    } finally {
      await strict.close();
    }
  });
});
