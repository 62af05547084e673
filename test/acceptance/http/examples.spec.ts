import { officesOf } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { described, examplesIn } from '../../support/openapi';
import { served } from '../../support/served';
import type { Answer, Client, Sending, Served } from '../../support/served';

const PLAN = '/v1/plans/2021.54202';
const FOLIO = `${PLAN}/modifications/2021-04-1`;
const QUARTER = `${PLAN}/quarters/1`;
const SHEETS = '/v1/plans/2021.31005';

/** The example of each command, out of openapi.json. */
const EXAMPLES = examplesIn(described());

let server: Served;
let offices: Offices;
const sent = new Set<string>();
beforeAll(async () => {
  server = await served();
  offices = await officesOf(server);
});
afterAll(() => server.close());

interface Sent {
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  /** On what the plan is now. */
  readonly seen?: true;
}

/** Sends the very example; answers the types of the events that it made. */
async function example(client: Client, id: string, { method = 'POST', path, seen }: Sent) {
  sent.add(id);
  const { type = '', body } = EXAMPLES.get(id) ?? {};
  const headers = { 'Content-Type': type, ...(seen === true ? await now(path) : {}) };
  const answer = await client.send(method, path, { body, headers });
  expect([id, answer.status, answer.body?.['detail']]).toStrictEqual([id, 200, undefined]);
  await reached(answer);
  return types(answer);
}

async function now(path: string): Promise<Record<string, string>> {
  const plan = /^\/v1\/plans\/[^/]+/.exec(path)?.[0] ?? '';
  const { headers } = await offices.reader.get(plan);
  return { 'If-Match': headers.get('ETag') ?? '' };
}

async function done(client: Client, path: string, sending: Sending & { method?: 'PUT' }) {
  const headers = await now(path);
  const answer = await client.send(sending.method ?? 'POST', path, { headers, ...sending });
  expect([path, answer.status, answer.body?.['detail']]).toStrictEqual([path, 200, undefined]);
  await reached(answer);
}

/** The views follow the log: the next step reads them. */
async function reached({ body }: Answer): Promise<void> {
  const position = body?.['position'];
  if (typeof position === 'number') await offices.reader.get(`/v1/plans?minPosition=${position}`);
}

function types({ body }: Answer): unknown {
  return (body?.['events'] as { type: string }[] | undefined)?.map(({ type }) => type);
}

describe('the examples of openapi.json', () => {
  it('open a plan and authorize it', async () => {
    const { capture, branch } = offices;
    const opened = await example(capture, 'openPlan', { path: '/v1/plans' });
    expect(opened).toStrictEqual(['PlanOpened']);
    const added = await example(capture, 'addLine', { path: `${PLAN}/lines` });
    expect(added).toStrictEqual(['MetaOpened']);
    const path = `${PLAN}/authorization`;
    const authorized = await example(branch, 'authorizePlan', { path, seen: true });
    expect(authorized).toStrictEqual(['PlanAuthorized']);
  });

  it('draft a folio, sign it, return it, replace it and withdraw it', async () => {
    const { capture, unit, program } = offices;
    const drafted = await example(capture, 'draftModification', { path: `${PLAN}/modifications` });
    expect(drafted).toStrictEqual(['ModificationDrafted']);
    const signing = { path: `${FOLIO}/signatures`, seen: true } as const;
    const signed = await example(unit, 'signModification', signing);
    expect(signed).toStrictEqual(['ModificationSigned']);
    const returning = { path: `${FOLIO}/return`, seen: true } as const;
    const returned = await example(program, 'returnModification', returning);
    expect(returned).toStrictEqual(['ModificationReturned']);
    const replacing = { method: 'PUT', path: FOLIO, seen: true } as const;
    const replaced = await example(capture, 'redraftModification', replacing);
    expect(replaced).toStrictEqual(['ModificationRedrafted']);
    const withdrawing = { path: `${FOLIO}/withdrawal` };
    const withdrawn = await example(capture, 'withdrawModification', withdrawing);
    expect(withdrawn).toStrictEqual(['ModificationWithdrawn']);
  });

  it('send back what another plan gave', async () => {
    const { program, reader } = offices;
    await giver();
    const { body } = await reader.get(PLAN);
    const [coming] = body?.['amountsUnderWay'] as { transferId: string }[];
    const path = `${PLAN}/transfers/${coming?.transferId ?? ''}/return`;
    const returned = await example(program, 'returnTransfer', { path, seen: true });
    expect(returned).toStrictEqual(['TransferDeclined']);
  });

  it('report a quarter, sign it, correct it, mend a name and close the plan', async () => {
    const { capture, unit, branch } = offices;
    const line = { method: 'PUT', path: `${QUARTER}/progress/number:100` } as const;
    expect(await example(capture, 'reportLine', line)).toStrictEqual(['ProgressReported']);
    const quarter = { method: 'PUT', path: `${QUARTER}/progress` } as const;
    expect(await example(capture, 'reportQuarter', quarter)).toStrictEqual(['ProgressReported']);
    const signing = { path: `${QUARTER}/signatures`, seen: true } as const;
    expect(await example(unit, 'signQuarter', signing)).toStrictEqual(['QuarterSigned']);
    await closed(1, ['reviewed', 'authorized']);
    const correcting = { path: `${QUARTER}/corrections`, seen: true } as const;
    const corrected = await example(unit, 'correctProgress', correcting);
    expect(corrected).toStrictEqual(['ProgressCorrected']);
    const mending = { path: `${PLAN}/corrections`, seen: true } as const;
    const mended = await example(unit, 'correctWording', mending);
    expect(mended).toStrictEqual(['TechnicalCorrectionMade']);
    for (const each of [2, 3, 4]) await closed(each, ['prepared', 'reviewed', 'authorized']);
    const closing = { path: `${PLAN}/closing`, seen: true } as const;
    expect(await example(branch, 'closePlan', closing)).toStrictEqual(['PlanClosed']);
  });

  it('transcribe a sheet, settle its row in doubt and acknowledge a finding', async () => {
    const { capture, unit, program, auditor } = offices;
    await example(capture, 'transcribeSheets', { path: '/v1/transcriptions' });
    const { body } = await auditor.get(`${SHEETS}/transcriptions`);
    const [sheet] = body?.['items'] as { rows: { rowId: string; doubtful: boolean }[] }[];
    const rowId = sheet?.rows.find(({ doubtful }) => doubtful)?.rowId ?? '';
    const resolving = { path: `${SHEETS}/rows/${rowId}/resolution`, seen: true } as const;
    expect(await example(unit, 'resolveRow', resolving)).toStrictEqual(['RowResolved']);
    const found = await auditor.get('/v1/findings?plan=2021.31005&code=POA-C01');
    const [finding] = found.body?.['items'] as { id: string }[];
    const path = `/v1/findings/${finding?.id ?? ''}/acknowledgement`;
    const acknowledged = await example(program, 'acknowledgeFinding', { path });
    expect(acknowledged).toStrictEqual(['FindingAcknowledged']);
    const after = await auditor.get('/v1/findings?plan=2021.31005&acknowledged=true');
    expect(after.body?.['items']).toMatchObject([{ id: finding?.id, code: 'POA-C01' }]);
  });

  it('are all sent', () => {
    expect([...sent].toSorted()).toStrictEqual([...EXAMPLES.keys()].toSorted());
  });
});

/** Another plan gives an amount of its meta 100 to the meta 100 of the examples' plan. */
async function giver(): Promise<void> {
  const { capture, unit, program, branch } = offices;
  const at = '/v1/plans/2021.54101';
  const opened = EXAMPLES.get('openPlan')?.body as { header: object };
  const executingUnit = { code: '54101', name: 'OFICINA DE OBRAS' };
  const header = { ...opened.header, executingUnit };
  await capture.send('POST', '/v1/plans', { body: { ...opened, header } });
  await capture.send('POST', `${at}/lines`, { body: EXAMPLES.get('addLine')?.body });
  await reached(await branch.send('POST', `${at}/authorization`, { headers: FIRST_SEEN }));
  const draft = EXAMPLES.get('draftModification')?.body as { blocks: [{ rows: [object] }] };
  const [block] = draft.blocks;
  const to = { planId: '2021.54202', lineId: 'number:100' };
  const movements = [{ code: 'T', direction: 'out', amount: '10', to }];
  const rows = [{ ...block.rows[0], movements }];
  const body = { ...draft, blocks: [{ ...block, rows }] };
  await done(capture, `${at}/modifications`, { body });
  const { digest } = (await unit.get(`${at}/modifications/2021-04-1`)).body ?? {};
  const signatures = `${at}/modifications/2021-04-1/signatures`;
  await done(unit, signatures, { body: { role: 'prepared', digest } });
  await done(program, signatures, { body: { role: 'reviewed', digest } });
  await done(branch, signatures, { body: { role: 'authorized', digest } });
}
const FIRST_SEEN = { 'If-Match': '"1"' };

async function closed(quarter: number, roles: readonly string[]): Promise<void> {
  const { unit, program, branch } = offices;
  const clients = new Map([
    ['prepared', unit],
    ['reviewed', program],
    ['authorized', branch],
  ]);
  for (const role of roles) {
    const grid = await unit.get(`${PLAN}/quarterly-grid?quarter=${quarter}`);
    const body = { role, digest: grid.body?.['digest'] };
    await done(clients.get(role) ?? unit, `${PLAN}/quarters/${quarter}/signatures`, { body });
  }
}
