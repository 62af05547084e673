import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type { components, paths } from './ledger-api';

type Schemas = components['schemas'];
export type Receipt = Schemas['Receipt'];

/** Where the ledger is, and what proves who asks. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

export interface Report {
  readonly plan: Schemas['OpenPlanBody'];
  readonly lines: readonly Schemas['AddLineBody'][];
  readonly quarter: 1 | 2 | 3 | 4;
  readonly progress: Schemas['QuarterProgressBody'];
}

/** A command that the ledger refused: sent again, it would be refused again. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Schemas['Problem']) {
    super(`${problem.title}: ${problem.detail}`);
  }
}

const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

/**
 * Opens a plan, adds its lines, authorizes it and reports a quarter's progress; the receipts, in
 * that order. A connection that is cut leaves open whether the command took effect: it is sent
 * again with the same key, and the ledger answers what it answered the first time.
 * @throws Refused what the ledger says no to; the last error of a connection that is cut for good
 */
export async function openAndReport(at: Connection, report: Report): Promise<readonly Receipt[]> {
  const { POST, PUT } = createClient<paths>({
    baseUrl: at.url,
    headers: { Authorization: `Bearer ${at.token}` },
  });
  const opened = await surely((header) =>
    POST('/v1/plans', { params: { header }, body: report.plan }),
  );
  const path = { planId: opened.planId ?? '' };
  const receipts = [opened];
  for (const line of report.lines) {
    const add = (header: Keyed) =>
      POST('/v1/plans/{planId}/lines', { params: { path, header }, body: line });
    receipts.push(await surely(add));
  }
  const seen = { 'If-Match': `"${String(receipts.at(-1)?.revision)}"` };
  const authorize = (keyed: Keyed) =>
    POST('/v1/plans/{planId}/authorization', { params: { path, header: { ...keyed, ...seen } } });
  receipts.push(await surely(authorize));
  const reportQuarter = (header: Keyed) =>
    PUT('/v1/plans/{planId}/quarters/{quarter}/progress', {
      params: { path: { ...path, quarter: report.quarter }, header },
      body: report.progress,
    });
  return [...receipts, await surely(reportQuarter)];
}

interface Keyed {
  readonly 'Idempotency-Key': string;
}
interface Answer {
  readonly data?: Receipt | Schemas['Trial'];
  readonly error?: Schemas['Problem'];
}

/** Sends a command until its outcome is known. One key for all attempts: it takes effect once. */
async function surely(send: (key: Keyed) => Promise<Answer>): Promise<Receipt> {
  const key = { 'Idempotency-Key': randomUUID() };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return receiptIn(await send(key));
    } catch (error) {
      const isOpen = !(error instanceof Refused) || error.problem.status === 503;
      if (!isOpen || attempt === MOST_ATTEMPTS) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

function receiptIn({ data, error }: Answer): Receipt {
  if (error !== undefined) throw new Refused(error);
  if (data !== undefined && 'commandId' in data) return data;
  throw new Error('the ledger answered no receipt');
}
