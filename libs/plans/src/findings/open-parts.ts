import { changedRows } from '@libro/event-sourcing';
import type { RowChange } from '@libro/event-sourcing';
import type { AcknowledgementOnRecord } from '../projection/papers';
import { FINDING_SHAPE, openFindings } from './open-findings';
import type { OpenFindings } from './open-findings';
import { PARTS_OF_PLAN } from './plan-findings';
import type { PartGroup, Subject } from './plan-findings';

type OnRecord = ReadonlyMap<string, AcknowledgementOnRecord>;

interface OpenPart {
  readonly about: unknown;
  readonly known: unknown;
  readonly open: OpenFindings;
}
interface OpenGroup {
  readonly from: readonly unknown[];
  readonly acknowledged: OnRecord;
  readonly parts: ReadonlyMap<string, OpenPart>;
}

/** The open findings of a plan, group by group: what has not changed is the same object. */
export type OpenParts = readonly OpenGroup[];

export const NO_PARTS: OpenParts = [];
const NO_PART: OpenGroup['parts'] = new Map();
const NONE: OpenFindings = new Map();

/** The open findings after an append: looked for only in the parts that are not as before. */
export function openPartsAfter(
  before: OpenParts,
  subject: Subject,
  acknowledged: OnRecord,
): OpenParts {
  let isAsBefore = before.length === PARTS_OF_PLAN.length;
  const after = PARTS_OF_PLAN.map((group, at) => {
    const earlier = before[at];
    const from = group.from(subject);
    if (earlier?.acknowledged === acknowledged && isSame(earlier.from, from)) return earlier;
    isAsBefore = false;
    return { from, acknowledged, parts: partsAfter(earlier, { group, subject, acknowledged }) };
  });
  return isAsBefore ? before : after;
}

/** Whose parts are looked at, and what of their findings was acknowledged. */
interface PartsOf {
  readonly group: PartGroup;
  readonly subject: Subject;
  readonly acknowledged: OnRecord;
}

function partsAfter(
  before: OpenGroup | undefined,
  { group, subject, acknowledged }: PartsOf,
): OpenGroup['parts'] {
  const sameMarks = before?.acknowledged === acknowledged;
  const known = group.known(subject);
  const after = new Map<string, OpenPart>();
  group.parts(subject).forEach((about, key) => {
    const earlier = before?.parts.get(key);
    const now = known.get(key);
    if (earlier !== undefined && sameMarks && earlier.about === about && earlier.known === now) {
      after.set(key, earlier);
    } else {
      const open = openFindings(group.find(subject, key), acknowledged, earlier?.open ?? NONE);
      after.set(key, { about, known: now, open });
    }
  });
  return after;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** The rows of the findings that came, went or read otherwise. */
export function findingRows(before: OpenParts, after: OpenParts): readonly RowChange[] {
  const rows: RowChange[] = [];
  if (before === after) return rows;
  for (const [at, { parts }] of after.entries()) {
    const was = before[at]?.parts ?? NO_PART;
    if (was !== parts) rows.push(...rowsOfParts(was, parts));
  }
  return rows;
}

function rowsOfParts(before: OpenGroup['parts'], after: OpenGroup['parts']): RowChange[] {
  const rows: RowChange[] = [];
  after.forEach(({ open }, key) => {
    const was = before.get(key)?.open ?? NONE;
    if (was !== open) rows.push(...changedRows(FINDING_SHAPE, was, open));
  });
  before.forEach(({ open }, key) => {
    if (!after.has(key)) rows.push(...changedRows(FINDING_SHAPE, open, NONE));
  });
  return rows;
}
