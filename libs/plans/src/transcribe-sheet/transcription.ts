import { APPEND_LIMIT_BYTES, appendBytes, canonicalJson } from '@libro/event-sourcing';
import type { Actor } from '@libro/event-sourcing';
import type { Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { evolve } from '../plan/plan.evolve';
import type { PrintedSheet } from '../plan/printed-sheet';
import { refuse } from '../plan/refusal';
import { planOfSheet, transcribeBaseline, transcribeSheet } from './transcribe-sheet';

/** What became of one sheet. */
export interface TranscribedSheet {
  readonly planId: string;
  readonly form: PrintedSheet['form'];
  /** Digest of the sheet. */
  readonly sheet: string;
  /** Rows of its table. */
  readonly rows: number;
  /** How many events it made, and of which types. */
  readonly events: number;
  readonly types: Readonly<Record<string, number>>;
  /** The ledger held the sheet: nothing was recorded. */
  readonly alreadyKnown: boolean;
}

/** The appends that a sheet may take, in order; one that decides no event is left out. */
export const TRANSCRIPTION_PARTS = [
  { part: 'baseline', decide: transcribeBaseline },
  { part: 'sheet', decide: transcribeSheet },
] as const;
export type TranscriptionPart = (typeof TRANSCRIPTION_PARTS)[number];

/** A sheet as decided, before anything of its file is recorded. */
export interface DecidedSheet {
  readonly sheet: PrintedSheet;
  readonly appends: readonly { readonly part: TranscriptionPart; readonly events: Events }[];
  /** The plan after them. */
  readonly plan: Plan;
}
type Events = readonly PlanEvent[];

/**
 * Decides all appends of a sheet, each on the plan that the one before leaves.
 * @throws PlanRefusal `sheet-too-large` naming file and line, where an append would hold more than
 * 1,000,000 bytes
 */
export function decideSheet(sheet: PrintedSheet, before: Plan, actor: Actor): DecidedSheet {
  let plan = before;
  const appends: DecidedSheet['appends'][number][] = [];
  for (const part of TRANSCRIPTION_PARTS) {
    const events = part.decide(sheet, plan);
    if (events.length === 0) continue;
    requireFits(sheet, events, actor);
    appends.push({ part, events });
    plan = events.reduce(evolve, plan);
  }
  return { sheet, appends, plan };
}

/** What is told of a sheet whose events have these types. */
export function transcriptionOf(sheet: PrintedSheet, made: readonly string[]): TranscribedSheet {
  const types: Record<string, number> = {};
  for (const type of made) types[type] = (types[type] ?? 0) + 1;
  return {
    planId: planOfSheet(sheet),
    form: sheet.form,
    sheet: sheet.sheet,
    rows: sheet.form === 'TMM-F004' ? sheet.rows.length : rowsIn(sheet.blocks),
    events: made.length,
    types,
    alreadyKnown: made.length === 0,
  };
}

function rowsIn(blocks: readonly { readonly rows: readonly unknown[] }[]): number {
  return blocks.reduce((total, { rows }) => total + rows.length, 0);
}

function requireFits(sheet: PrintedSheet, events: Events, actor: Actor): void {
  const bytes = bytesOfAppend(events, actor);
  if (bytes <= APPEND_LIMIT_BYTES) return;
  const where = `${sheet.file}, línea ${sheet.line}`;
  const sizes = `${bytes} bytes, y caben ${APPEND_LIMIT_BYTES}`;
  refuse('sheet-too-large', `${where}: la hoja ocuparía en el libro ${sizes}`);
}

/** As the stores count it, with ids and times of full length. */
function bytesOfAppend(events: Events, actor: Actor): number {
  const metadata = (index: number) => ({
    recordedAt: 'x'.repeat(RFC_3339_LENGTH),
    commandId: UUID,
    commandDigest: 'x'.repeat(SHA_256_HEX_LENGTH),
    actor,
    correlationId: UUID,
    causationId: UUID,
    index,
    size: events.length,
  });
  return appendBytes(
    events.map(({ type, data }, index) => ({
      type,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata(index)),
    })),
  );
}
const RFC_3339_LENGTH = 30;
const SHA_256_HEX_LENGTH = 64;
const UUID = 'x'.repeat(36);
