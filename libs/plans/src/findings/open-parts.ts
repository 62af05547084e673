import { changedRows } from '@libro/event-sourcing';
import type { RowChange } from '@libro/event-sourcing';
import type { AcknowledgementOnRecord } from '../projection/papers';
import { FINDING_SHAPE, openFindings } from './open-findings';
import type { OpenFindings } from './open-findings';
import type { PartGroup } from './plan-findings';

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
  groups: readonly PartGroup[],
  acknowledged: OnRecord,
): OpenParts {
  return groups.map((group, at) => {
    const earlier = before[at];
    const { from } = group;
    if (earlier?.acknowledged === acknowledged && isSame(earlier.from, from)) return earlier;
    return { from, acknowledged, parts: partsAfter(earlier, group, acknowledged) };
  });
}

function partsAfter(
  before: OpenGroup | undefined,
  { parts, known, find }: PartGroup,
  acknowledged: OnRecord,
): OpenGroup['parts'] {
  const sameMarks = before?.acknowledged === acknowledged;
  const after = new Map<string, OpenPart>();
  for (const [key, about] of parts()) {
    const earlier = before?.parts.get(key);
    const now = known.get(key);
    if (earlier !== undefined && sameMarks && earlier.about === about && earlier.known === now) {
      after.set(key, earlier);
    } else {
      const open = openFindings(find(key), acknowledged, earlier?.open ?? NONE);
      after.set(key, { about, known: now, open });
    }
  }
  return after;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** The rows of the findings that came, went or read otherwise. */
export function findingRows(before: OpenParts, after: OpenParts): readonly RowChange[] {
  const rows: RowChange[] = [];
  for (const [at, { parts }] of after.entries()) {
    const was = before[at]?.parts ?? NO_PART;
    if (was !== parts) rows.push(...rowsOfParts(was, parts));
  }
  return rows;
}

function rowsOfParts(before: OpenGroup['parts'], after: OpenGroup['parts']): RowChange[] {
  const rows: RowChange[] = [];
  for (const [key, { open }] of after) {
    const was = before.get(key)?.open ?? NONE;
    if (was !== open) rows.push(...changedRows(FINDING_SHAPE, was, open));
  }
  for (const [key, { open }] of before) {
    if (!after.has(key)) rows.push(...changedRows(FINDING_SHAPE, open, NONE));
  }
  return rows;
}
