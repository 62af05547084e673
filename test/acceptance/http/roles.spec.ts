import { mayDo, ROLES } from '@libro/identity';
import type { Action, Role } from '@libro/identity';
import { described, operationsOf } from '../../support/openapi';
import { HEADER } from '../../support/plan-history';
import { served } from '../../support/served';
import type { Client, Served } from '../../support/served';

const PLAN = '/v1/plans/2021.54202';
const DIGEST = 'ab'.repeat(32);
const SEEN = { 'If-Match': '"0"' };
const SIGNATURES = [
  ['prepared', 'sign-prepared'],
  ['reviewed', 'sign-reviewed'],
  ['authorized', 'sign-authorized'],
] as const;
const reason = { reason: 'Un motivo' };

interface Route {
  readonly action: Action;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** What anyone who may is answered: mostly that there is no such plan. */
  readonly answer?: number;
}

const read = (path: string, answer = 404): Route => ({
  action: 'read',
  method: 'GET',
  path,
  answer,
});
const post = (action: Action, path: string, body?: object): Route => ({
  action,
  method: 'POST',
  path,
  ...(body === undefined ? {} : { body }),
});
const line = {
  kind: 'meta',
  number: 100,
  description: 'Una meta',
  linesOfAction: [],
  unitOfMeasure: 'Informe',
  annualGoal: '4',
  schedule: ['1', '1', '1', '1'],
};
const content = { formDate: '2021-04', blocks: [] };

/** Every route that asks for a token, but for opening a plan; with the action that it asks for. */
const ROUTES: readonly Route[] = [
  post('add-line', `${PLAN}/lines`, line),
  post('authorize-plan', `${PLAN}/authorization`),
  post('close-plan', `${PLAN}/closing`),
  post('draft-modification', `${PLAN}/modifications`, { ...content, folio: 'F-1' }),
  { action: 'draft-modification', method: 'PUT', path: `${PLAN}/modifications/F-1`, body: content },
  ...SIGNATURES.flatMap(([role, action]) => [
    post(action, `${PLAN}/modifications/F-1/signatures`, { role, digest: DIGEST }),
    post(action, `${PLAN}/quarters/1/signatures`, { role, digest: DIGEST }),
  ]),
  post('return-modification', `${PLAN}/modifications/F-1/return`, reason),
  post('withdraw-modification', `${PLAN}/modifications/F-1/withdrawal`, reason),
  post('return-transfer', `${PLAN}/transfers/t-1/return`, reason),
  {
    action: 'report-progress',
    method: 'PUT',
    path: `${PLAN}/quarters/1/progress/number:101`,
    body: { achieved: '1' },
  },
  {
    action: 'report-progress',
    method: 'PUT',
    path: `${PLAN}/quarters/1/progress`,
    body: { lines: [] },
  },
  post('correct-progress', `${PLAN}/quarters/1/corrections`, {
    line: 'x',
    achieved: '1',
    ...reason,
  }),
  post('correct-wording', `${PLAN}/corrections`, { field: 'branch', value: 'x', ...reason }),
  post('resolve-row', `${PLAN}/rows/r-1/resolution`, {
    planned: ['1', '1', '1', '1'],
    achieved: [null, null, null, null],
    ...reason,
  }),
  post('acknowledge-finding', '/v1/findings/f-1/acknowledgement', {
    evidenceDigest: DIGEST,
    ...reason,
  }),
  read('/v1/plans', 200),
  read(PLAN),
  read(`${PLAN}/quarterly-grid?quarter=1`),
  read(`${PLAN}/modifications`),
  read(`${PLAN}/modifications/F-1`),
  read(`${PLAN}/lines/number:101/history`),
  read(`${PLAN}/transcriptions`),
  read('/v1/findings', 200),
  read('/v1/reports/cabildo?fiscalYear=2021&quarter=1'),
  // A body that is no sheet, and a position that is none: neither route does what it is for.
  { ...post('transcribe', '/v1/transcriptions', {}), answer: 415 },
  { action: 'read-events', method: 'GET', path: '/v1/events?after=x', answer: 400 },
  { action: 'read-events', method: 'GET', path: '/v1/audit-trail', answer: 200 },
  { action: 'read-operation', method: 'GET', path: '/metrics', answer: 200 },
];

let server: Served;
const clients = new Map<Role, Client>();
beforeAll(async () => {
  server = await served();
  for (const role of ROLES) clients.set(role, await server.client({ roles: [role] }));
});
afterAll(() => server.close());

function ask(client: Client | undefined, { method, path, body }: Route) {
  if (client === undefined) throw new Error('no such client');
  const sending = body === undefined ? {} : { body };
  return method === 'GET'
    ? client.get(path)
    : client.send(method, path, { ...sending, headers: SEEN });
}

it('asks about every route of openapi.json that is not open to all', () => {
  const asked = [...ROUTES, { method: 'POST', path: '/v1/plans' }];
  const isAsked = ({ method, path }: { readonly method: string; readonly path: string }) => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
    return asked.some((each) => each.method === method && pattern.test(each.path));
  };
  const closed = operationsOf(described()).filter(({ security }) => security === undefined);
  expect(closed.filter((each) => !isAsked(each)).map(({ path }) => path)).toStrictEqual([]);
});

describe.each(ROUTES)('$method $path for $action', (route) => {
  it.each(ROLES)('by %s', async (role) => {
    const { status, body } = await ask(clients.get(role), route);
    if (mayDo([role], route.action)) expect(status).toBe(route.answer ?? 404);
    else expect([status, body?.['code']]).toStrictEqual([403, 'not-allowed']);
  });

  it('by nobody, and by a token that is none', async () => {
    const nobody = await ask(server.withToken(null), route);
    const stranger = await ask(server.withToken('libro_0_x'), route);
    expect([nobody.status, nobody.body?.['code']]).toStrictEqual([401, 'token-missing']);
    expect(nobody.headers.get('WWW-Authenticate')).toBe('Bearer realm="libro-de-metas"');
    expect([stranger.status, stranger.body?.['code']]).toStrictEqual([401, 'token-invalid']);
  });
});

describe('opening a plan', () => {
  it.each(ROLES)('by %s', async (role) => {
    const body = { fiscalYear: 2030 + ROLES.indexOf(role), header: HEADER };
    const answer = await clients.get(role)?.send('POST', '/v1/plans', { body });
    expect(answer?.status).toBe(mayDo([role], 'open-plan') ? 200 : 403);
  });
});
