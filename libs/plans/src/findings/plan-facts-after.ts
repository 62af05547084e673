import type { RecordedEvent } from '@libro/event-sourcing';
import { unreachable } from '@libro/event-sourcing';
import { existing } from '../plan/guards';
import type { TransferReturned } from '../plan/movement.events';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { ActionOpened, DataOf, MetaOpened, PlanEvent } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { placeOf } from './finding-of';
import { liveFolio, transcribedFolio, withStage } from './folio-facts-after';
import type { FolioFacts } from './folio-facts';
import { withLineFacts, withReport, withSettledRow, withSheetRows } from './line-facts-after';
import type { LineFactsById } from './line-facts';
import { movementAfter, returnedAfter } from './movements-after';
import type { FolioEvent, Plans } from './movements-after';
import { planFactsWith } from './plan-facts';
import type { PlanFacts } from './plan-facts';
import { repeatedSigner } from './printed-signers';
import { sumsAfter } from './sums-after';
import type { SumEvent } from './sums-after';
import { leftUnderWay } from './under-way-facts';

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
      return withSums(withSettled(facts, event.data, existing(before)), event, existing(after));
    case 'PlanAuthorized':
      return withSums(facts, event, existing(after));
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
      return returned(facts, event, { before: existing(before), after: existing(after) });
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
      return moved(facts, event, { before: existing(before), after: existing(after) });
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
  if (movement !== null) return moved(known, event, plans);
  return event.type === 'ActionOpened' ? withSums(known, event, plans.after) : known;
}

function moved(facts: PlanFacts, event: FolioEvent, plans: Plans): PlanFacts {
  return planFactsWith(facts, movementAfter(facts, event, plans));
}

function returned(facts: PlanFacts, event: TransferReturned, plans: Plans): PlanFacts {
  return planFactsWith(facts, returnedAfter(facts, event, plans));
}

function withSums(facts: PlanFacts, event: SumEvent, plan: ExistingPlan): PlanFacts {
  return withLines(facts, sumsAfter(facts, event, plan));
}

function withLines(facts: PlanFacts, lines: LineFactsById): PlanFacts {
  return lines === facts.lines ? facts : planFactsWith(facts, { lines });
}

function withSettled(facts: PlanFacts, data: DataOf<'RowResolved'>, before: ExistingPlan) {
  return withLines(facts, withSettledRow(facts.lines, data, before.lines.get(data.lineId)));
}

function withSheet(facts: PlanFacts, data: DataOf<'FormTranscribed'>, before: Plan): PlanFacts {
  const { sheet } = data;
  const next = planFactsWith(facts, {
    lines: withSheetRows(facts.lines, data, before),
    sheetAtHand: sheet,
    header: facts.header ?? placeOf(sheet),
  });
  return sheet.form === 'TMM-F004' ? withSigner(next, sheet, `hoja ${sheet.quarter}`) : next;
}

function withSigner(facts: PlanFacts, sheet: PrintedSheet, subject: string): PlanFacts {
  const signer = facts.signers.has(subject) ? null : repeatedSigner(sheet);
  if (signer === null) return facts;
  return planFactsWith(facts, { signers: new Map(facts.signers).set(subject, signer) });
}

function withFolio(facts: PlanFacts, folio: FolioFacts | null): PlanFacts {
  if (folio === null) return facts;
  const folios = new Map(facts.folios).set(folio.folio, folio);
  return planFactsWith(facts, { folios, folioAtHand: folio.folio });
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
  return left === facts.leftUnderWay ? facts : planFactsWith(facts, { leftUnderWay: left });
}
