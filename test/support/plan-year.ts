import { ACTION_101, FOLIO, META_100 } from './http-plan';
import { HEADER } from './plan-history';
import type { Answer, Client } from './served';

const ROLES = ['prepared', 'reviewed', 'authorized'] as const;

/** A plan that one client alone writes: it knows the revision from its last answer. */
class OwnPlan {
  private readonly at: string;
  private revision = -1;
  private position = 0;

  constructor(
    private readonly client: Client,
    private readonly unit: string,
  ) {
    this.at = `/v1/plans/2021.${unit}`;
  }

  async open(): Promise<void> {
    const executingUnit = { code: this.unit, name: `OFICINA ${this.unit}` };
    const body = { fiscalYear: 2021, header: { ...HEADER, executingUnit } };
    await this.accepted(this.client.send('POST', '/v1/plans', { body }));
    for (const line of [META_100, ACTION_101]) await this.post('lines', line);
    await this.onWhatWasSeen('authorization', undefined);
  }

  async report(quarter: number, achieved: string): Promise<void> {
    const lines = [100, 101].map((line) => ({ line: `number:${line}`, achieved }));
    const path = `${this.at}/quarters/${quarter}/progress`;
    await this.accepted(this.client.send('PUT', path, { body: { lines } }));
  }

  /** A folio from its draft to its effect. */
  async modify(folio: string, row: object): Promise<void> {
    const [block] = FOLIO.blocks;
    const blocks = [{ ...block, rows: [{ ...block?.rows[0], ...row }] }];
    await this.post('modifications', { ...FOLIO, folio, blocks });
    await this.sign(`modifications/${folio}/signatures`, `modifications/${folio}?`);
  }

  async close(quarter: number): Promise<void> {
    await this.sign(`quarters/${quarter}/signatures`, `quarterly-grid?quarter=${quarter}&`);
  }

  async correct(quarter: number, achieved: string): Promise<void> {
    const body = { line: 'number:101', achieved, reason: 'Se contó dos veces' };
    await this.onWhatWasSeen(`quarters/${quarter}/corrections`, body);
    const wording = { field: 'purpose', value: `FINALIDAD ${achieved}`, reason: 'Error de dedo' };
    await this.onWhatWasSeen('corrections', wording);
  }

  /** Three quarters are open still. */
  async closeTooEarly(): Promise<void> {
    const headers = { 'If-Match': `"${this.revision}"` };
    const answer = await this.client.send('POST', `${this.at}/closing`, { headers });
    expectStatus(answer, 409);
  }

  private async sign(path: string, shownAt: string): Promise<void> {
    for (const role of ROLES) {
      const shown = `${this.at}/${shownAt}minPosition=${this.position}`;
      const { body } = expectStatus(await this.client.get(shown), 200);
      await this.onWhatWasSeen(path, { role, digest: body?.['digest'] });
    }
  }

  private onWhatWasSeen(path: string, body: unknown): Promise<void> {
    return this.post(path, body, { 'If-Match': `"${this.revision}"` });
  }

  private post(path: string, body: unknown, headers = {}): Promise<void> {
    return this.accepted(this.client.send('POST', `${this.at}/${path}`, { body, headers }));
  }

  private async accepted(sent: Promise<Answer>): Promise<void> {
    const { body } = expectStatus(await sent, 200);
    this.revision = Number(body?.['revision']);
    this.position = Number(body?.['position']);
  }
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${answer.status}, not ${status}: ${answer.text}`);
}

/** A client takes a plan of its own through a quarter: all that its offices do, in turn. */
export async function planYear(client: Client, unit: string): Promise<void> {
  const plan = new OwnPlan(client, unit);
  await plan.open();
  await plan.report(1, '30.5');
  await plan.modify('2021-04-1', {});
  await plan.report(1, '32');
  await plan.close(1);
  await plan.correct(1, '31.25');
  const raised = { movements: [{ code: 'AM', amount: '25' }], authorized: '90' };
  await plan.modify('2021-04-2', { ...raised, calendar: ['40', '30', '20', '25'] });
  await plan.report(2, '12');
  await plan.closeTooEarly();
}
