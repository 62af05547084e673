import { transferIdInFolio } from '@libro/plans';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { authorizedPlan, FOLIO, officesOf, openPlan, PLAN, seen } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Answer, Client, Served } from '../../support/served';

const OTHER = '2021.54203';
const AT = `/v1/plans/${PLAN}`;
const FOLIO_AT = `${AT}/modifications/${FOLIO.folio}`;

let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
  await authorizedPlan(offices);
});
afterEach(() => server.close());

/** Keeps the views from being written until the returned function is called. */
function stopViews(): () => void {
  const views = new Database(join(server.data, 'views.db'));
  views.exec('ALTER TABLE audit_entry RENAME TO audit_entry_away');
  return () => {
    views.exec('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    views.close();
  };
}

/** Sends it while the views lag, again once they may go on, and tells both answers. */
async function aroundLag(send: () => Promise<Answer>, goOn: () => void) {
  const behind = await send();
  goOn();
  const until = async (): Promise<Answer> => {
    const answer = await send();
    return answer.status === 503 ? until() : answer;
  };
  return { behind, after: await until() };
}

function isBehind({ status, body, headers }: Answer): unknown {
  return [status, body?.['code'], headers.get('Retry-After')];
}
const BEHIND = [503, 'read-model-behind', '1'];

/** The plan's folio gives 10 of its meta 100 to the other plan's; all but the last signature. */
async function almostGiven(): Promise<{ digest: unknown; revision: number }> {
  const { capture, unit, program } = offices;
  await authorizedPlan(offices, '54203');
  const to = { planId: OTHER, lineId: 'number:100' };
  const [block] = FOLIO.blocks;
  const row = {
    ...block?.rows[0],
    lineId: 'number:100',
    movements: [{ code: 'T', direction: 'out', amount: '10', to }],
  };
  const body = { ...FOLIO, blocks: [{ ...block, rows: [row] }] };
  const drafted = await capture.send('POST', `${AT}/modifications`, { body });
  await seen(unit, drafted.body?.['position']);
  const digest = (await unit.get(FOLIO_AT)).body?.['digest'];
  let { revision } = drafted.body as { revision: number };
  for (const [client, role] of [
    [unit, 'prepared'],
    [program, 'reviewed'],
  ] as const) {
    const signed = await signedAt(client, { role, digest, revision });
    expect([role, signed.status]).toStrictEqual([role, 200]);
    ({ revision } = signed.body as { revision: number });
    await seen(unit, signed.body?.['position']);
  }
  return { digest, revision };
}

function signedAt(
  client: Client,
  { role, digest, revision }: { role: string; digest: unknown; revision: number },
) {
  const headers = { 'If-Match': `"${revision}"` };
  return client.send('POST', `${FOLIO_AT}/signatures`, { headers, body: { role, digest } });
}

describe('a command about what only the views can place', () => {
  it('does not deny a transfer that they have not seen yet', async () => {
    const { branch, program } = offices;
    const { digest, revision } = await almostGiven();
    const goOn = stopViews();
    const given = await signedAt(branch, { role: 'authorized', digest, revision });
    expect(given.status).toBe(200);
    const transferId = transferIdInFolio(PLAN, FOLIO.folio, { block: 1, row: 1 });
    const path = `/v1/plans/${OTHER}/transfers/${transferId}/return`;
    const headers = { 'If-Match': '"3"', 'Idempotency-Key': 'devuelta' };
    const send = () =>
      program.request('POST', path, { headers, body: { reason: 'Sin presupuesto' } });
    const { behind, after } = await aroundLag(send, goOn);
    expect(isBehind(behind)).toStrictEqual(BEHIND);
    expect([after.status, after.body?.['events']]).toMatchObject([
      200,
      [{ type: 'TransferDeclined' }],
    ]);
  });

  it('does not deny a finding that they have not seen yet', async () => {
    const { capture, unit, reader } = offices;
    const report = `${AT}/quarters/1/progress/number:101`;
    const reported = await capture.send('PUT', report, { body: { achieved: '32' } });
    await seen(reader, reported.body?.['position']);
    const found = await reader.get(`/v1/findings?plan=${PLAN}&code=POA-J03`);
    const { items } = found.body as { items: { id: string; evidenceDigest: string }[] };
    const [finding] = items;
    const mended = await capture.send('PUT', report, { body: { achieved: '40' } });
    await seen(reader, mended.body?.['position']);
    const goOn = stopViews();
    const again = await capture.send('PUT', report, { body: { achieved: '32' } });
    expect(again.status).toBe(200);
    const body = { evidenceDigest: finding?.evidenceDigest, reason: 'Se explica por oficio' };
    const path = `/v1/findings/${finding?.id ?? ''}/acknowledgement`;
    const { behind, after } = await aroundLag(() => unit.send('POST', path, { body }), goOn);
    expect(isBehind(behind)).toStrictEqual(BEHIND);
    expect(after.body?.['events']).toMatchObject([{ type: 'FindingAcknowledged' }]);
  });
});

describe('a query about a plan that the views have not seen yet', () => {
  it('does not deny it', async () => {
    const goOn = stopViews();
    await openPlan(offices.capture, '54203');
    const send = () => offices.reader.get(`/v1/plans/${OTHER}`);
    const { behind, after } = await aroundLag(send, goOn);
    expect(isBehind(behind)).toStrictEqual(BEHIND);
    expect([after.status, after.headers.get('ETag')]).toStrictEqual([200, '"0"']);
  });
});
