import type { Actor, RecordedEvent } from '@libro/event-sourcing';
import type { DataOf, PlanEvent } from '../plan/plan.events';
import type { Signature } from '../plan/plan';
import type { PrintedSignature } from '../plan/printed-sheet';
import type { ShownSignature } from '../current-goals/current-goals';
import type { Quarter, SignatureRole } from '../plan/words';

export type TranscribedFolio = DataOf<'ModificationTranscribed'>;

/** An acknowledgement on record, for the evidence that was seen. */
export interface AcknowledgementOnRecord {
  readonly findingId: string;
  readonly evidenceDigest: string;
  readonly reason: string;
  readonly by: Actor;
  readonly at: string;
}

/** What reports show of a plan and no decision needs to know. */
export interface Papers {
  /** When the last signature of each role was put under a quarter or folio. */
  readonly signedAt: ReadonlyMap<string, ReadonlyMap<SignatureRole, string>>;
  /** Signatures as printed under a quarter's, or a folio's, sheet. */
  readonly printed: ReadonlyMap<string, readonly PrintedSignature[]>;
  readonly transcribed: ReadonlyMap<string, TranscribedFolio>;
  readonly acknowledged: ReadonlyMap<string, AcknowledgementOnRecord>;
}

export const NO_PAPERS: Papers = {
  signedAt: new Map(),
  printed: new Map(),
  transcribed: new Map(),
  acknowledged: new Map(),
};

/** Spelt out field by field (decision note "States are copied field by field"). */
export function papersWith(papers: Papers, other: Partial<Papers>): Papers {
  return {
    signedAt: other.signedAt ?? papers.signedAt,
    printed: other.printed ?? papers.printed,
    transcribed: other.transcribed ?? papers.transcribed,
    acknowledged: other.acknowledged ?? papers.acknowledged,
  };
}

export function quarterKey(quarter: Quarter): string {
  return `quarter ${quarter}`;
}

export function folioKey(folio: string): string {
  return `folio ${folio}`;
}

/** The papers after an event; the same object where it says nothing about them. */
export function papersAfter(papers: Papers, recorded: RecordedEvent<PlanEvent>): Papers {
  const { event, metadata } = recorded;
  if (event.type === 'QuarterSigned') {
    return signed(papers, { key: quarterKey(event.data.quarter), role: event.data.role, metadata });
  }
  if (event.type === 'ModificationSigned') {
    return signed(papers, { key: folioKey(event.data.folio), role: event.data.role, metadata });
  }
  if (event.type === 'FormTranscribed') {
    return papersWith(papers, { printed: printedAfter(papers.printed, event.data) });
  }
  if (event.type === 'ModificationTranscribed') {
    const transcribed = new Map(papers.transcribed).set(event.data.folio, event.data);
    return papersWith(papers, { transcribed });
  }
  if (event.type === 'FindingAcknowledged') {
    const entry = acknowledgementOf(event.data, metadata);
    const acknowledged = new Map(papers.acknowledged).set(entry.findingId, entry);
    return papersWith(papers, { acknowledged });
  }
  return papers;
}

export function acknowledgementOf(
  { findingId, evidenceDigest, reason }: DataOf<'FindingAcknowledged'>,
  { actor, recordedAt }: RecordedEvent['metadata'],
): AcknowledgementOnRecord {
  return { findingId, evidenceDigest, reason, by: actor, at: recordedAt };
}

/** The signatures that stand under a quarter or a folio: printed ones first, then live ones. */
export function shownSignatures(
  papers: Papers,
  key: string,
  live: readonly Signature[],
): readonly ShownSignature[] {
  const printed = papers.printed.get(key) ?? [];
  return [
    ...printed.map(({ role, office, name }) => ({ role, office, name, signedAt: null })),
    ...live.map(({ role, signedBy }) => {
      const signedAt = papers.signedAt.get(key)?.get(role) ?? null;
      return { role, office: signedBy.office, name: signedBy.id, signedAt };
    }),
  ];
}

interface Signing {
  readonly key: string;
  readonly role: SignatureRole;
  readonly metadata: RecordedEvent['metadata'];
}

function signed(papers: Papers, { key, role, metadata }: Signing): Papers {
  const times = new Map(papers.signedAt.get(key)).set(role, metadata.recordedAt);
  return papersWith(papers, { signedAt: new Map(papers.signedAt).set(key, times) });
}

/** Of several sheets of one quarter, the first one's names stand (domain.md, Transcribing). */
function printedAfter(
  printed: Papers['printed'],
  { sheet }: DataOf<'FormTranscribed'>,
): Papers['printed'] {
  const key = sheet.form === 'TMM-F004' ? quarterKey(sheet.quarter) : sheet.sheet;
  return printed.has(key) ? printed : new Map(printed).set(key, sheet.signatures);
}
