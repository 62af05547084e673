import type { RecordedEvent } from '@libro/event-sourcing';
import { unreachable } from '@libro/event-sourcing';
import { existing } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { ActionOpened, DataOf, MetaOpened, PlanEvent } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { placeOf } from './finding-of';
import type { FindingSource } from './finding';
import { liveFolio, transcribedFolio, withStage } from './folio-facts';
import type { FolioFacts } from './folio-facts';
import { withLineFacts, withReport, withSettledRow, withSheetRows } from './line-facts';
import type { LineFactsById } from './line-facts';
import { movementAfter, returnedAfter } from './movements-after';
import type { Plans } from './movements-after';
import { repeatedSigner } from './printed-signers';
import type { RepeatedSigner } from './printed-signers';
import { sumsAfter } from './sums-after';
import { leftUnderWay } from './under-way-facts';
import type { LeftUnderWay } from './under-way-facts';

/** What the rules need to know about a plan beyond its state; a small pure fold of its events. */
export interface PlanFacts {
  readonly lines: LineFactsById;
  readonly folios: ReadonlyMap<string, FolioFacts>;
  /** The folio whose movements are being recorded. */
  readonly folioAtHand: string | null;
  /** The sheet whose events are being recorded. */
  readonly sheetAtHand: PrintedSheet | null;
  /** Where the plan's first sheet stands: its header is the plan's. */
  readonly header: FindingSource | null;
  readonly signers: ReadonlyMap<string, RepeatedSigner>;
  readonly leftUnderWay: ReadonlyMap<string, LeftUnderWay>;
}

export const NO_FACTS: PlanFacts = {
  lines: new Map(),
  folios: new Map(),
  folioAtHand: null,
  sheetAtHand: null,
  header: null,
  signers: new Map(),
  leftUnderWay: new Map(),
};

/** One event between the plan before and after it. */
export interface FactStep {
  readonly before: Plan;
  readonly recorded: RecordedEvent<PlanEvent>;
  readonly after: Plan;
}

/**
 * The facts after an event; the very same object where it says nothing that a rule needs.
 * @throws PlanRefusal `plan-not-found` for a history that cannot be
 */
export function factsAfter(facts: PlanFacts, { before, recorded, after }: FactStep): PlanFacts {
  const { event } = recorded;
  if (isQuiet(event)) return facts;
  switch (event.type) {
    case 'FormTranscribed':
      return withSheet(facts, event.data, before);
    case 'RowResolved':
      return sumsAfter(withSettled(facts, event.data, existing(before)), event, existing(after));
    case 'PlanAuthorized':
      return sumsAfter(facts, event, existing(after));
    case 'ProgressReported':
      return withLines(facts, withReport(facts.lines, event.data, facts.sheetAtHand));
    case 'ModificationAuthorized':
      return withFolio(facts, liveFolio(existing(before), event.data.folio));
    case 'ModificationTranscribed':
      return withPrintedFolio(facts, event, existing(before));
    case 'MetaDeclaredAdditive':
      return atEndOfFolio(facts, existing(after));
    case 'QuarterClosed':
      return withLeftUnderWay(facts, event.data.quarter, existing(before));
    case 'TransferReturned':
      return returnedAfter(facts, event, { before: existing(before), after: existing(after) });
    case 'MetaOpened':
    case 'ActionOpened':
      return opened(facts, event, { before: existing(before), after: existing(after) });
    case 'LineSuppressed':
    case 'ScheduleChanged':
    case 'AnnualGoalIncreased':
    case 'AnnualGoalDecreased':
    case 'ActionTransferred':
    case 'MetaTransferred':
    case 'ActionReceived':
    case 'UnitOfMeasureChanged':
      return movementAfter(facts, event, { before: existing(before), after: existing(after) });
    default:
      return unreachable(event);
  }
}

/** Events that say nothing beyond the plan's state. */
const QUIET = [
  'PlanOpened',
  'PlanClosed',
  'ProgressCorrected',
  'QuarterSigned',
  'TechnicalCorrectionMade',
  'FindingAcknowledged',
  'ModificationDrafted',
  'ModificationRedrafted',
  'ModificationSigned',
  'ModificationReturned',
  'ModificationWithdrawn',
  'TransferDeclined',
  'TransferCompleted',
] as const;
type QuietEvent = Extract<PlanEvent, { type: (typeof QUIET)[number] }>;
const QUIET_TYPES: ReadonlySet<string> = new Set(QUIET);

function isQuiet(event: PlanEvent): event is QuietEvent {
  return QUIET_TYPES.has(event.type);
}

function opened(facts: PlanFacts, event: MetaOpened | ActionOpened, plans: Plans): PlanFacts {
  const { lineId, movement, source } = event.data;
  const openedAt = placeOf(source);
  const known =
    openedAt === null ? facts : withLines(facts, withLineFacts(facts.lines, lineId, { openedAt }));
  if (movement !== null) return movementAfter(known, event, plans);
  return event.type === 'ActionOpened' ? sumsAfter(known, event, plans.after) : known;
}

function withLines(facts: PlanFacts, lines: LineFactsById): PlanFacts {
  return lines === facts.lines ? facts : { ...facts, lines };
}

function withSettled(facts: PlanFacts, data: DataOf<'RowResolved'>, before: ExistingPlan) {
  return withLines(facts, withSettledRow(facts.lines, data, before.lines.get(data.lineId)));
}

function withSheet(facts: PlanFacts, data: DataOf<'FormTranscribed'>, before: Plan): PlanFacts {
  const { sheet } = data;
  const next: PlanFacts = {
    ...facts,
    lines: withSheetRows(facts.lines, data, before),
    sheetAtHand: sheet,
    header: facts.header ?? placeOf(sheet),
  };
  return sheet.form === 'TMM-F004' ? withSigner(next, sheet, `hoja ${sheet.quarter}`) : next;
}

function withSigner(facts: PlanFacts, sheet: PrintedSheet, subject: string): PlanFacts {
  const signer = facts.signers.has(subject) ? null : repeatedSigner(sheet);
  if (signer === null) return facts;
  return { ...facts, signers: new Map(facts.signers).set(subject, signer) };
}

function withFolio(facts: PlanFacts, folio: FolioFacts | null): PlanFacts {
  if (folio === null) return facts;
  const folios = new Map(facts.folios).set(folio.folio, folio);
  return { ...facts, folios, folioAtHand: folio.folio };
}

function withPrintedFolio(
  facts: PlanFacts,
  event: Extract<PlanEvent, { type: 'ModificationTranscribed' }>,
  before: ExistingPlan,
): PlanFacts {
  const { sheetAtHand } = facts;
  const sheet = sheetAtHand?.sheet === event.data.source.sheet ? sheetAtHand : null;
  const next = withFolio(facts, transcribedFolio(before, event, sheet));
  return sheet === null ? next : withSigner(next, sheet, `folio ${event.data.folio}`);
}

/** A meta that is found to be additive is so at the end of the folio, which is looked back on. */
function atEndOfFolio(facts: PlanFacts, after: ExistingPlan): PlanFacts {
  const folio = facts.folios.get(facts.folioAtHand ?? '');
  const last = folio?.stages.at(-1);
  if (folio === undefined || last === undefined) return facts;
  return withFolio(facts, withStage(folio, last.block, after.lines));
}

function withLeftUnderWay(
  facts: PlanFacts,
  quarter: DataOf<'QuarterClosed'>['quarter'],
  plan: ExistingPlan,
): PlanFacts {
  const left = leftUnderWay(facts.leftUnderWay, quarter, plan);
  return left === facts.leftUnderWay ? facts : { ...facts, leftUnderWay: left };
}
