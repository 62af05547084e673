import { authorizedPlan, META_100, officesOf, openPlan, PLAN, seen } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
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

describe('what clients rely on', () => {
  it('says what a command would do, and records nothing', async () => {
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    const { capture, reader } = offices;
    const path = `${AT}/quarters/1/progress/number:101`;
    const body = { achieved: '32' };
    const trial = await capture.send('PUT', `${path}?dryRun=true`, { body });
    expect(trial.status).toBe(200);
    expect(types(trial)).toStrictEqual(['ProgressReported']);
    expect(trial.body).toMatchObject({
      planId: PLAN,
      revision: 3,
      lines: [
        {
          before: { achieved: [null, null, null, null] },
          after: { achieved: ['32', null, null, null] },
        },
      ],
    });
    expect(await seen(reader, position)).toStrictEqual({ 'If-Match': '"3"' });
  });

  it('asks for If-Match where one decides on what one saw, and refuses a stale one', async () => {
    await openPlan(offices.capture);
    await offices.capture.send('POST', `${AT}/lines`, { body: META_100 });
    const { branch } = offices;
    const missing = await branch.send('POST', `${AT}/authorization`);
    const stale = await branch.send('POST', `${AT}/authorization`, {
      headers: { 'If-Match': '"0"' },
    });
    expect([missing.status, missing.body?.['code']]).toStrictEqual([428, 'if-match-missing']);
    expect([stale.status, stale.body?.['code']]).toStrictEqual([412, 'revision-stale']);
  });

  it('answers a key that was used as the first time, before it looks at If-Match', async () => {
    await openPlan(offices.capture);
    await offices.capture.send('POST', `${AT}/lines`, { body: META_100 });
    const { branch } = offices;
    const headers = { 'Idempotency-Key': 'authorize', 'If-Match': '"1"' };
    const first = await branch.request('POST', `${AT}/authorization`, { headers });
    const again = await branch.request('POST', `${AT}/authorization`, {
      headers: { 'Idempotency-Key': 'authorize' },
    });
    expect([first.status, again.status, again.text]).toStrictEqual([200, 200, first.text]);
    expect(first.headers.get('Idempotency-Replayed')).toBeNull();
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  });
});
