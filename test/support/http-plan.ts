import type { Answer, Client, Served } from './served';
import { HEADER } from './plan-history';

const UNIT = '54202';
export const PLAN = `2021.${UNIT}`;
const AT = `/v1/plans/${PLAN}`;

export const META_100 = {
  kind: 'meta',
  number: 100,
  description: 'Atender los proyectos de las colonias',
  linesOfAction: ['2.6.1'],
  unitOfMeasure: 'Expediente',
  annualGoal: '100',
  schedule: ['40', '30', '20', '10'],
};
export const ACTION_101 = {
  ...META_100,
  kind: 'action',
  number: 101,
  description: 'Integrar expedientes de obra',
};

/** One client for each office that signs, over the whole body. */
export async function officesOf(served: Pick<Served, 'client'>) {
  return {
    capture: await served.client({ roles: ['capture'] }),
    unit: await served.client({ roles: ['unit-head'] }),
    program: await served.client({ roles: ['program-head'] }),
    branch: await served.client({ roles: ['branch-head'] }),
    auditor: await served.client({ roles: ['auditor'] }),
    reader: await served.client({ roles: ['reader'] }),
    administrator: await served.client({ roles: ['administrator'] }),
  };
}
export type Offices = Awaited<ReturnType<typeof officesOf>>;

/** Opens the plan of a unit. Its revision is 0 then. */
export async function openPlan(client: Client, unit = UNIT): Promise<Answer> {
  const executingUnit = { code: unit, name: `OFICINA ${unit}` };
  const body = { fiscalYear: 2021, header: { ...HEADER, executingUnit } };
  return accepted(await client.send('POST', '/v1/plans', { body }));
}

/** The plan of a unit with a meta and an action, authorized: its revision is 3 then. */
export async function authorizedPlan(
  { capture, branch }: Pick<Offices, 'capture' | 'branch'>,
  unit = UNIT,
): Promise<readonly Answer[]> {
  const at = `/v1/plans/2021.${unit}`;
  const answers = [await openPlan(capture, unit)];
  for (const body of [META_100, ACTION_101]) {
    answers.push(accepted(await capture.send('POST', `${at}/lines`, { body })));
  }
  const headers = { 'If-Match': '"2"' };
  answers.push(accepted(await branch.send('POST', `${at}/authorization`, { headers })));
  return answers;
}

function accepted(answer: Answer): Answer {
  expect([answer.status, answer.body?.['code']]).toStrictEqual([200, undefined]);
  return answer;
}

/** A folio that lowers the annual goal of 101 from 100 to 90. */
export const FOLIO = {
  folio: '2021-04-1',
  formDate: '2021-04',
  blocks: [
    {
      justification: 'La demanda de las colonias bajó',
      rows: [
        {
          lineId: 'number:101',
          opens: null,
          movements: [{ code: 'D', amount: '10' }],
          authorized: '100',
          unitOfMeasure: 'Expediente',
          calendar: ['40', '30', '20', '0'],
          description: ACTION_101.description,
          linesOfAction: ['2.6.1'],
          justification: null,
        },
      ],
    },
  ],
};

/** `If-Match` of the plan as it stands now, once the views have caught up. */
export async function seen(client: Client, position: unknown): Promise<Record<string, string>> {
  const plan = await client.get(`${AT}?minPosition=${String(position)}`);
  return { 'If-Match': plan.headers.get('ETag') ?? '' };
}

/** Signs what a role sees of a resource that shows its digest. */
export async function sign(
  client: Client,
  {
    at,
    role,
    position,
  }: { readonly at: string; readonly role: string; readonly position: unknown },
) {
  const shown = await client.get(withPosition(at, position));
  const headers = await seen(client, position);
  const body = { role, digest: shown.body?.['digest'] };
  return client.send('POST', signaturesOf(at), { headers, body });
}

function withPosition(at: string, position: unknown): string {
  return `${at}${at.includes('?') ? '&' : '?'}minPosition=${String(position)}`;
}

/** A quarter's digest stands on its grid. */
function signaturesOf(at: string): string {
  const quarter = /quarterly-grid\?quarter=(\d)/.exec(at)?.[1];
  return quarter === undefined ? `${at}/signatures` : `${AT}/quarters/${quarter}/signatures`;
}
