import { openAndReport, Refused } from '../../../clients/typescript/report-progress';
import type { Report } from '../../../clients/typescript/report-progress';
import { cuttingProxy } from '../../support/cutting-proxy';
import { ACTION_101, META_100, PLAN } from '../../support/http-plan';
import { HEADER } from '../../support/plan-history';
import { served } from '../../support/served';
import type { Served } from '../../support/served';

const REPORT: Report = {
  plan: {
    fiscalYear: 2021,
    header: { ...HEADER, linesOfAction: [...HEADER.linesOfAction] },
  },
  lines: [
    { ...META_100, kind: 'meta' },
    { ...ACTION_101, kind: 'action' },
  ],
  quarter: 1,
  progress: {
    lines: [
      { line: 'number:100', achieved: '40' },
      { line: 'number:101', achieved: '32', remarks: 'Faltaron expedientes' },
    ],
  },
};
const EVENTS = [
  'PlanOpened',
  'MetaOpened',
  'ActionOpened',
  'PlanAuthorized',
  'ProgressReported',
  'ProgressReported',
];

let server: Served;
beforeEach(async () => {
  server = await served();
});
afterEach(() => server.close());

async function tokenOf(): Promise<string> {
  const { authorization } = await server.client({ roles: ['capture', 'branch-head'] });
  return String(authorization['Authorization']).replace('Bearer ', '');
}

/** The events on record, in their order. */
async function onRecord(position: number | null | undefined) {
  const path = `/v1/audit-trail?plan=${PLAN}&minPosition=${position ?? 0}`;
  const auditor = await server.client({ roles: ['auditor'] });
  const { body } = await auditor.get(path);
  return body?.['items'] as { type: string; eventId: string }[];
}

describe('the example client', () => {
  it.each([
    ['none', []],
    ['each first answer', ['answer', 'answer', 'answer']],
    ['requests and answers', ['request', 'answer', 'request', 'answer', 'answer', 'request']],
  ] as const)('records each event once where a bad line cuts %s', async (_, cuts) => {
    const token = await tokenOf();
    const proxy = await cuttingProxy(server.url, cuts);
    const receipts = await openAndReport({ url: proxy.url, token }, REPORT);
    const entries = await onRecord(receipts.at(-1)?.position);
    proxy.close();
    expect(proxy.left()).toStrictEqual([]);
    expect(entries.map(({ type }) => type)).toStrictEqual(EVENTS);
    const told = receipts.flatMap(({ events }) => events.map(({ id }) => id));
    expect(told).toStrictEqual(entries.map(({ eventId }) => eventId));
  });

  it('does not insist where the ledger says no', async () => {
    const token = await tokenOf();
    await openAndReport({ url: server.url, token }, REPORT);
    const again = openAndReport({ url: server.url, token }, REPORT);
    await expect(again).rejects.toThrow(Refused);
    await expect(again).rejects.toMatchObject({ problem: { code: 'plan-already-authorized' } });
  });
});
