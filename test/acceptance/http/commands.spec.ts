import {
  ACTION_101,
  authorizedPlan,
  FOLIO,
  META_100,
  officesOf,
  PLAN,
  seen,
  sign,
} from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { HEADER, idOf } from '../../support/plan-history';
import { served } from '../../support/served';
import type { Answer, Served } from '../../support/served';

const AT = `/v1/plans/${PLAN}`;
let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
});
afterEach(() => server.close());

function types({ body }: Answer): unknown {
  return (body?.['events'] as { type: string }[]).map(({ type }) => type);
}

describe('the life of a plan over HTTP', () => {
  it('opens a plan, adds lines and authorizes it', async () => {
    const { capture, branch } = offices;
    const body = { fiscalYear: 2021, header: HEADER };
    const opened = await capture.send('POST', '/v1/plans', { body });
    expect([opened.status, types(opened), opened.headers.get('ETag')]).toStrictEqual([
      200,
      ['PlanOpened'],
      '"0"',
    ]);
    expect(opened.body).toMatchObject({
      planId: PLAN,
      revision: 0,
      position: expect.any(Number) as unknown,
    });
    const meta = await capture.send('POST', `${AT}/lines`, { body: META_100 });
    const action = await capture.send('POST', `${AT}/lines`, { body: ACTION_101 });
    expect([types(meta), types(action)]).toStrictEqual([['MetaOpened'], ['ActionOpened']]);
    const headers = { 'If-Match': '"2"' };
    const done = await branch.send('POST', `${AT}/authorization`, { headers });
    expect([done.status, types(done)]).toStrictEqual([200, ['PlanAuthorized']]);
    const now = { 'If-Match': '"3"' };
    const again = await branch.send('POST', `${AT}/authorization`, { headers: now });
    expect([again.status, again.body?.['events']]).toStrictEqual([200, []]);
  });

  it('drafts, replaces, returns, signs and applies a folio', async () => {
    await authorizedPlan(offices);
    const { capture, unit, program, branch, reader } = offices;
    const at = `${AT}/modifications/2021-04-1`;
    const drafted = await capture.send('POST', `${AT}/modifications`, { body: FOLIO });
    expect([drafted.status, types(drafted)]).toStrictEqual([200, ['ModificationDrafted']]);
    const returned = await program.send('POST', `${at}/return`, {
      headers: await seen(program, drafted.body?.['position']),
      body: { reason: 'Falta detalle en la justificación' },
    });
    expect([returned.status, types(returned)]).toStrictEqual([200, ['ModificationReturned']]);
    const { folio: _folio, ...content } = FOLIO;
    const redrafted = await capture.send('PUT', at, {
      headers: await seen(capture, returned.body?.['position']),
      body: { ...content, formDate: '2021-05' },
    });
    expect([redrafted.status, types(redrafted)]).toStrictEqual([200, ['ModificationRedrafted']]);
    let position = redrafted.body?.['position'];
    for (const [client, role] of [
      [unit, 'prepared'],
      [program, 'reviewed'],
      [branch, 'authorized'],
    ] as const) {
      const signed = await sign(client, { at, role, position });
      expect(signed.status).toBe(200);
      ({ position } = signed.body as { position: number });
      expect(types(signed)).toContain('ModificationSigned');
    }
    const goals = await reader.get(`${AT}?minPosition=${String(position)}`);
    const lines = goals.body?.['lines'] as { number: number; currentGoal: string }[];
    expect(lines.map(({ number, currentGoal }) => [number, currentGoal])).toStrictEqual([
      [100, '100'],
      [101, '90'],
    ]);
  });

  it('withdraws a folio', async () => {
    await authorizedPlan(offices);
    const { capture } = offices;
    await capture.send('POST', `${AT}/modifications`, { body: FOLIO });
    const at = `${AT}/modifications/2021-04-1/withdrawal`;
    const done = await capture.send('POST', at, { body: { reason: 'Ya no se necesita' } });
    expect([done.status, types(done)]).toStrictEqual([200, ['ModificationWithdrawn']]);
  });

  it('reports one line and a whole quarter, signs and closes it, and corrects it', async () => {
    await authorizedPlan(offices);
    const { capture, unit, program, branch } = offices;
    const one = await capture.send('PUT', `${AT}/quarters/1/progress/number:101`, {
      body: { achieved: '32', remarks: 'Faltaron expedientes' },
    });
    expect(types(one)).toStrictEqual(['ProgressReported']);
    const lines = [
      { line: 'number:100', achieved: '40' },
      { line: 'number:101', achieved: '33', occurredIn: [{ quarter: 2, amount: '1' }] },
    ];
    const all = await capture.send('PUT', `${AT}/quarters/1/progress`, { body: { lines } });
    expect(types(all)).toStrictEqual(['ProgressReported', 'ProgressReported']);
    const at = `${AT}/quarterly-grid?quarter=1`;
    let position = all.body?.['position'];
    for (const [client, role] of [
      [unit, 'prepared'],
      [program, 'reviewed'],
      [branch, 'authorized'],
    ] as const) {
      const signed = await sign(client, { at, role, position });
      expect([role, signed.status]).toStrictEqual([role, 200]);
      ({ position } = signed.body as { position: number });
    }
    const corrected = await unit.send('POST', `${AT}/quarters/1/corrections`, {
      headers: await seen(unit, position),
      body: {
        line: 'number:101',
        achieved: '31',
        occurredIn: [],
        reason: 'Se contó uno dos veces',
      },
    });
    expect([corrected.status, types(corrected)]).toStrictEqual([200, ['ProgressCorrected']]);
  });

  it('mends a wording, and closes a plan only with its quarters closed', async () => {
    await authorizedPlan(offices);
    const { unit, branch } = offices;
    const mended = await unit.send('POST', `${AT}/corrections`, {
      headers: { 'If-Match': '"3"' },
      body: {
        field: `lines.${idOf(101)}.description`,
        value: 'Integrar expedientes',
        reason: 'Errata',
      },
    });
    expect([mended.status, types(mended)]).toStrictEqual([200, ['TechnicalCorrectionMade']]);
    const closing = await branch.send('POST', `${AT}/closing`, { headers: { 'If-Match': '"4"' } });
    expect([closing.status, closing.body?.['code']]).toStrictEqual([409, 'quarters-not-closed']);
  });
});
