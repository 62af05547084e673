import { authorizedPlan, officesOf, PLAN } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Served } from '../../support/served';

const AT = `/v1/plans/${PLAN}`;
const PROGRESS = `${AT}/quarters/1/progress/number:101`;
let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
  await authorizedPlan(offices);
});
afterEach(() => server.close());

interface Found {
  readonly id: string;
  readonly evidenceDigest: string;
}

/** Reports the action's progress, and waits until the findings are those after it. */
async function report(achieved: string): Promise<readonly Found[]> {
  const { body } = await offices.capture.send('PUT', PROGRESS, { body: { achieved } });
  const query = `plan=${PLAN}&code=POA-J03&minPosition=${String(body?.['position'])}`;
  const found = await offices.reader.get(`/v1/findings?${query}`);
  return (found.body as { items: Found[] }).items;
}

describe('an acknowledgement', () => {
  it('is answered as the first time when sent again, though its finding ceased', async () => {
    const [finding, ...others] = await report('32');
    expect(others).toStrictEqual([]);
    const path = `/v1/findings/${finding?.id ?? ''}/acknowledgement`;
    const reason = 'Se explica por oficio';
    const sending = {
      body: { evidenceDigest: finding?.evidenceDigest, reason },
      headers: { 'Idempotency-Key': 'se-explica' },
    };
    const first = await offices.unit.request('POST', path, sending);
    expect(first.status).toBe(200);
    expect(await report('40')).toStrictEqual([]);
    const again = await offices.unit.request('POST', path, sending);
    expect([again.status, again.text]).toStrictEqual([200, first.text]);
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    const anew = await offices.unit.send('POST', path, { body: sending.body });
    expect([anew.status, anew.body?.['code']]).toStrictEqual([404, 'not-found']);
  });
});
