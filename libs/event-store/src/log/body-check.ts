import { canonicalJson, type StoredEvent } from '@libro/event-sourcing';
import type { LogProblem } from './problems';

/** What is wrong with the texts of one event. @param metadata its metadata as it is stored */
export function bodyProblems(event: StoredEvent, metadata: string): LogProblem[] {
  const { position, type } = event;
  const recordedAt: unknown = event.metadata.recordedAt;
  const problems: LogProblem[] = [];
  if (!isCanonical(event.data))
    problems.push({ code: 'data-not-canonical', position, detail: type });
  if (!isCanonical(metadata)) {
    problems.push({ code: 'metadata-not-canonical', position, detail: type });
  }
  if (!isInstant(recordedAt)) {
    problems.push({ code: 'recorded-at-malformed', position, detail: String(recordedAt) });
  }
  return problems;
}

function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

/** RFC 3339 in UTC, of a day that the calendar has. */
function isInstant(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text.slice(0, 10);
}
