import { FOLIO } from './http-plan';
import type { Answer, Client } from './served';
import type { Told } from './told';

/** One of many clients, the plan that it works on, and a number that no other has. */
export interface Busy {
  readonly client: Client;
  readonly number: number;
  readonly planId: string;
}

/** A command, and the status with which it is answered, whatever the others do. */
interface Turn {
  readonly name: string;
  readonly status: number;
  send(busy: Busy, round: number): Promise<Answer>;
}

const at = ({ planId }: Busy, path: string) => `/v1/plans/${planId}/${path}`;

function report(
  busy: Busy,
  { line = 'number:101', achieved = '1', headers = {} },
): Promise<Answer> {
  const path = at(busy, `quarters/1/progress/${line}`);
  return busy.client.send('PUT', path, { headers, body: { achieved } });
}

function keyOf({ number }: Busy, round: number) {
  return { 'Idempotency-Key': `busy-${number}-${round}` };
}

function sign(busy: Busy, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const body = { role: 'prepared', digest: '0'.repeat(64) };
  return busy.client.send('POST', at(busy, 'quarters/1/signatures'), { headers, body });
}

/** What a client does again and again; what a turn leaves is there for the next one. */
const TURNS: readonly Turn[] = [
  {
    name: 'report a line',
    status: 200,
    send: (busy, round) => {
      const achieved = `${busy.number}.${round + 1}`;
      return report(busy, { achieved, headers: keyOf(busy, round) });
    },
  },
  {
    name: 'the same again',
    status: 200,
    send: (busy, round) => {
      const achieved = `${busy.number}.${round + 1}`;
      return report(busy, { achieved, headers: keyOf(busy, round) });
    },
  },
  {
    name: 'its key with another content',
    status: 422,
    send: (busy, round) => report(busy, { achieved: '7', headers: keyOf(busy, round) }),
  },
  {
    name: 'draft a folio',
    status: 200,
    send: (busy, round) => {
      const body = { ...FOLIO, folio: `2021-${busy.number}-${round}` };
      return busy.client.send('POST', at(busy, 'modifications'), { body });
    },
  },
  { name: 'a stale signature', status: 412, send: (busy) => sign(busy, { 'If-Match': '"0"' }) },
  { name: 'a signature on what was not seen', status: 428, send: (busy) => sign(busy, {}) },
  {
    name: 'report a quarter',
    status: 200,
    send: (busy, round) => {
      const achieved = String(busy.number * 100 + round + 1);
      const lines = [100, 101].map((line) => ({ line: `number:${line}`, achieved }));
      return busy.client.send('PUT', at(busy, 'quarters/2/progress'), { body: { lines } });
    },
  },
  {
    name: 'report a line that is not there',
    status: 404,
    send: (busy) => report(busy, { line: 'number:999' }),
  },
  {
    name: 'report what no quantity is',
    status: 422,
    send: (busy) => report(busy, { achieved: '-1' }),
  },
  {
    name: 'withdraw the folio',
    status: 200,
    send: (busy, round) => {
      const path = at(busy, `modifications/2021-${busy.number}-${round}/withdrawal`);
      return busy.client.send('POST', path, { body: { reason: 'Ya no se necesita' } });
    },
  },
  {
    name: 'withdraw it once more, on a revision long gone',
    status: 412,
    send: (busy, round) => {
      const path = at(busy, `modifications/2021-${busy.number}-${round}/withdrawal`);
      const headers = { 'If-Match': '"3"' };
      return busy.client.send('POST', path, { headers, body: { reason: 'Ya no se necesita' } });
    },
  },
];

/** Plays all turns so many times; each receipt is noted in `told`, also one that is told again. */
export async function play(
  busy: Busy,
  { rounds, told }: { readonly rounds: number; readonly told: Told[] },
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of TURNS) {
      const { name, status } = turn;
      const answer = await turn.send(busy, round);
      if (answer.status !== status) throw new Error(`${name}: ${answer.status} ${answer.text}`);
      if (status === 200) told.push(receiptOf(answer));
    }
  }
}

/** What an accepted command told. */
export function receiptOf({ body }: Answer): Told {
  return body as unknown as Told;
}
