import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizedPlan, officesOf, PLAN } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Served } from '../../support/served';

const SAMPLE = readFileSync(join(__dirname, '../../../samples/poa-2021.txt'));
const AT = `/v1/plans/${PLAN}`;
let server: Served;
let offices: Offices;
let position: number;
beforeAll(async () => {
  server = await served();
  offices = await officesOf(server);
  await authorizedPlan(offices);
  const reported = await offices.capture.send('PUT', `${AT}/quarters/1/progress/number:101`, {
    body: { achieved: '32', remarks: 'Faltaron expedientes' },
  });
  ({ position } = reported.body as { position: number });
  const after = await offices.reader.get(`${AT}?minPosition=${position}`);
  expect(after.status).toBe(200);
});
afterAll(() => server.close());

const items = (body: unknown) => (body as { items: Record<string, unknown>[] }).items;

describe('queries over HTTP', () => {
  it('list the plans, by year, branch and program, page by page', async () => {
    const { reader } = offices;
    const all = await reader.get('/v1/plans?fiscalYear=2021&branch=54&program=542&limit=1');
    expect([all.status, items(all.body).map(({ id }) => id)]).toStrictEqual([200, [PLAN]]);
    expect(all.body).toMatchObject({ asOf: position, next: null });
    const none = await reader.get('/v1/plans?fiscalYear=2022');
    expect(items(none.body)).toStrictEqual([]);
  });

  it('show the goals, and what they were at an earlier position', async () => {
    const now = await offices.reader.get(AT);
    expect(now.headers.get('ETag')).toBe('"4"');
    expect(now.body).toMatchObject({ asOf: position, revision: 4, plan: { status: 'authorized' } });
    const before = await offices.reader.get(`${AT}?asOf=${position - 2}`);
    expect(before.body).toMatchObject({ asOf: position - 2, plan: { status: 'open' } });
    const never = await offices.reader.get(`${AT}?asOf=0`);
    expect([never.status, never.body?.['code']]).toStrictEqual([404, 'plan-not-found']);
    expect(never.body?.['detail']).toMatch(/^el plan no existía /);
  });

  it('show the quarterly grid as data, as a page and as CSV', async () => {
    const { reader } = offices;
    const path = `${AT}/quarterly-grid?quarter=1`;
    const data = await reader.get(path);
    const lines = (data.body as { lines: Record<string, unknown>[] }).lines;
    expect(lines.map(({ number, achieved, remarks }) => [number, achieved, remarks])).toStrictEqual(
      [
        [100, [null, null, null, null], null],
        [101, ['32', null, null, null], 'Faltaron expedientes'],
      ],
    );
    const page = await reader.get(path, { Accept: 'text/html' });
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'; style-src");
    expect(page.text).toContain('AVANCE FÍSICO PROGRAMÁTICO');
    const csv = await reader.get(`${path}&format=csv`, { Accept: 'text/html' });
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain('Faltaron expedientes');
    const other = await reader.get(path, { Accept: 'image/png' });
    expect([other.status, other.body?.['code']]).toStrictEqual([406, 'not-acceptable']);
  });

  it('show the modifications, empty as they are, in three representations', async () => {
    const { reader } = offices;
    expect(items((await reader.get(`${AT}/modifications`)).body)).toStrictEqual([]);
    const page = await reader.get(`${AT}/modifications?format=html`);
    expect(page.text).toContain('El plan no tiene modificaciones.');
    const csv = await reader.get(`${AT}/modifications?format=csv`);
    expect(csv.status).toBe(200);
    const none = await reader.get(`${AT}/modifications/2021-04-1`);
    expect([none.status, none.body?.['code']]).toStrictEqual([404, 'folio-not-found']);
    expect(none.body?.['detail']).toBe('el folio no existe');
  });

  it('tell the life of a line, and the audit trail', async () => {
    const history = await offices.reader.get(`${AT}/lines/number:101/history`);
    const [line] = (history.body as { lines: { number: number; entries: unknown[] }[] }).lines;
    expect([line?.number, line?.entries.length]).toStrictEqual([101, 2]);
    const trail = await offices.auditor.get(`/v1/audit-trail?plan=${PLAN}&type=ProgressReported`);
    expect(items(trail.body).map(({ type }) => type)).toStrictEqual(['ProgressReported']);
    const [entry] = items(trail.body);
    expect(entry).toMatchObject({ planId: PLAN, actor: { id: 'capture' }, number: 101 });
    const first = await offices.auditor.get('/v1/audit-trail?limit=2');
    const { next } = first.body as { next: string };
    const second = await offices.auditor.get(`/v1/audit-trail?limit=100&cursor=${next}`);
    const all = [...items(first.body), ...items(second.body)].map(({ type }) => type);
    expect(all).toStrictEqual([
      'PlanOpened',
      'MetaOpened',
      'ActionOpened',
      'PlanAuthorized',
      'ProgressReported',
    ]);
  });

  it('report to the cabildo, as data, page and CSV', async () => {
    const path = '/v1/reports/cabildo?fiscalYear=2021&quarter=1';
    const report = await offices.reader.get(path);
    expect(report.body).toMatchObject({
      asOf: position,
      tally: { lines: 2, reported: 1, lagging: 1 },
    });
    const page = await offices.reader.get(`${path}&format=html`);
    expect(page.text).toContain('<svg');
    const csv = await offices.reader.get(`${path}&format=csv`);
    expect(csv.text).toContain('Faltaron expedientes');
  });

  it('refuse a day that no calendar has', async () => {
    const { auditor } = offices;
    const wrong = await auditor.get('/v1/audit-trail?from=2021-02-31T00:00:00Z');
    expect([wrong.status, wrong.body?.['code']]).toStrictEqual([400, 'request-malformed']);
    const right = await auditor.get('/v1/audit-trail?from=2021-02-28T00:00:00Z&limit=1');
    expect(items(right.body)).toHaveLength(1);
  });

  it('name a line by its number only in a plan', async () => {
    const { auditor } = offices;
    const alone = await auditor.get('/v1/audit-trail?line=number:101');
    expect([alone.status, alone.body?.['code']]).toStrictEqual([400, 'request-malformed']);
    expect(alone.body?.['errors']).toMatchObject([{ parameter: 'line' }]);
    const named = await auditor.get(`/v1/audit-trail?plan=${PLAN}&line=number:101`);
    expect(items(named.body).map(({ type }) => type)).toStrictEqual([
      'ActionOpened',
      'ProgressReported',
    ]);
  });

  it('do not wait for a position that the log has not reached', async () => {
    const answer = await offices.reader.get(`${AT}?minPosition=${position + 1_000}`);
    expect([answer.status, answer.body?.['code']]).toStrictEqual([400, 'request-malformed']);
    expect(answer.body?.['detail']).toContain(`posición ${position + 1_000}`);
  });

  it('transcribe sheets and show them as printed, and their findings', async () => {
    const { capture, reader, unit } = offices;
    const sheet = await capture.send('POST', '/v1/transcriptions', {
      headers: { 'Content-Type': 'text/plain', 'X-File-Name': 'poa-2021.txt' },
      body: SAMPLE,
    });
    const { sheets } = sheet.body as { sheets: Record<string, unknown>[] };
    expect([sheet.status, sheets.length]).toStrictEqual([200, 7]);
    const again = await capture.send('POST', '/v1/transcriptions', {
      headers: { 'Content-Type': 'text/plain' },
      body: SAMPLE,
    });
    const repeated = (again.body as { sheets: { alreadyKnown: boolean; events: number }[] }).sheets;
    expect(repeated.map(({ alreadyKnown, events }) => [alreadyKnown, events])).toStrictEqual(
      sheets.map(() => [true, 0]),
    );
    const printed = await reader.get('/v1/plans/2021.54101/transcriptions');
    expect(items(printed.body).map(({ source }) => source)).toMatchObject([
      { file: 'poa-2021.txt' },
    ]);
    const found = await reader.get('/v1/findings?plan=2021.54101&code=POA-G01');
    const [finding] = items(found.body);
    expect(finding).toMatchObject({ number: 100, acknowledged: null });
    const acknowledged = await unit.send(
      'POST',
      `/v1/findings/${String(finding?.['id'])}/acknowledgement`,
      {
        body: { evidenceDigest: finding?.['evidenceDigest'], reason: 'La meta se volvió a medir' },
      },
    );
    expect([acknowledged.status, acknowledged.text]).toMatchObject([
      200,
      expect.stringContaining('FindingAcknowledged'),
    ]);
    const { position: at } = acknowledged.body as { position: number };
    const open = await reader.get(
      `/v1/findings?plan=2021.54101&code=POA-G01&acknowledged=true&minPosition=${at}`,
    );
    expect(items(open.body).map(({ number }) => number)).toStrictEqual([100]);
  });
});
