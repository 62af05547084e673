import type { Line } from '../plan/line';
import { brokenSumMessage } from './broken-sum';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { LineFacts } from './line-facts';

/** C05 outside folios: a sheet left an additive meta unlike the sum of its actions. */
export function sumFindings(meta: Line, planId: string, { brokenSum }: LineFacts): Finding[] {
  if (brokenSum === null) return [];
  const { broken, source } = brokenSum;
  const { quarter, expected, actual, evidence } = broken;
  const about = { planId, lineId: meta.id, number: meta.number, quarter, source };
  const message = brokenSumMessage(meta, broken, broken.when);
  return [findingOf('POA-C05', meta.id, { ...about, message, expected, actual, evidence })];
}
