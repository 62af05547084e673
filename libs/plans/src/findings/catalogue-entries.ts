import type { RecordedEvent } from '@libro/event-sourcing';
import { planOfStream } from '../plan/plan';
import type { DataOf, PlanEvent } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import type { Coded, Header } from '../plan/words';
import type { FindingSource } from './finding';
import { placeOf } from './finding-of';
import { rowsOf } from './line-facts-after';

export type CodedKind =
  'branch' | 'program' | 'executingUnit' | 'purpose' | 'function' | 'subfunction' | 'lineOfAction';
export type CatalogueKind = CodedKind | 'issuingBody' | 'person' | 'unitOfMeasure';

/** A name that an event brings to the body's catalogues; plain JSON. */
export interface CatalogueEntry {
  readonly kind: CatalogueKind;
  /** Of an issuing body, the file's SHA-256; "" for persons and units of measure. */
  readonly code: string;
  /** Codes that the code stands under: a unit's branch; a function's purpose. */
  readonly parents: readonly string[];
  readonly name: string;
  readonly planId: string;
  /** `true`: a technical correction, it takes the place of the plan's earlier names. */
  readonly corrected: boolean;
  readonly source: FindingSource | null;
}

interface Origin {
  readonly planId: string;
  readonly source: FindingSource | null;
}

/** What an event brings to the body's catalogues: live commands too; nothing for most events. */
export function catalogueEntries(recorded: RecordedEvent<PlanEvent>): readonly CatalogueEntry[] {
  const planId = planOfStream(recorded.stream);
  if (planId === null) return [];
  const { event } = recorded;
  if (event.type === 'PlanOpened') {
    return ofHeader(event.data.header, { planId, source: placeOf(event.data.source) });
  }
  if (event.type === 'FormTranscribed') return ofSheet(event.data.sheet, planId);
  if (event.type === 'TechnicalCorrectionMade') return ofCorrection(event.data, planId);
  const unitOfMeasure = unitOfMeasureIn(event);
  return unitOfMeasure === null ? [] : [uncoded('unitOfMeasure', unitOfMeasure, planId)];
}

/** Of live commands only: what a sheet prints comes with the sheet. */
function unitOfMeasureIn(event: PlanEvent): string | null {
  if (event.type === 'ActionReceived') return event.data.opened?.unitOfMeasure ?? null;
  const { type } = event;
  if (type !== 'MetaOpened' && type !== 'ActionOpened' && type !== 'UnitOfMeasureChanged') {
    return null;
  }
  return event.data.source === null ? event.data.unitOfMeasure : null;
}

function coded(
  kind: CodedKind,
  { code, name }: Coded,
  at: Origin & { parents: readonly string[] },
) {
  const { planId, source, parents } = at;
  return { kind, code, parents, name, planId, corrected: false, source };
}

function uncoded(kind: CatalogueKind, name: string, planId: string): CatalogueEntry {
  return { kind, code: '', parents: [], name, planId, corrected: false, source: null };
}

function ofHeader(header: Header, origin: Origin): readonly CatalogueEntry[] {
  const { branch, program, executingUnit, purpose, subfunction, linesOfAction } = header;
  const alone = { ...origin, parents: [] };
  const functional = [purpose.code, header.function.code];
  return [
    coded('branch', branch, alone),
    coded('program', program, alone),
    coded('executingUnit', executingUnit, { ...origin, parents: [branch.code] }),
    coded('purpose', purpose, alone),
    coded('function', header.function, { ...origin, parents: [purpose.code] }),
    coded('subfunction', subfunction, { ...origin, parents: functional }),
    ...linesOfAction.map((each) => coded('lineOfAction', each, alone)),
  ];
}

function ofSheet(sheet: PrintedSheet, planId: string): readonly CatalogueEntry[] {
  const source = placeOf(sheet);
  const { issuingBody, signatures } = sheet;
  const units = new Map(rowsOf(sheet).map(({ unitOfMeasure, line }) => [unitOfMeasure, line]));
  return [
    ...ofHeader(sheet.header, { planId, source }),
    { ...uncoded('issuingBody', issuingBody, planId), code: sheet.sha256, source },
    ...signatures.map(({ name }) => ({ ...uncoded('person', name, planId), source })),
    ...[...units].map(([name, line]) => {
      return { ...uncoded('unitOfMeasure', name, planId), source: { ...source, line } };
    }),
  ];
}

const LINE_OF_ACTION = /^linesOfAction\.(.+)$/;
const CODED = [
  'branch',
  'program',
  'executingUnit',
  'purpose',
  'function',
  'subfunction',
] as const satisfies readonly CodedKind[];

function ofCorrection(
  { field, value }: DataOf<'TechnicalCorrectionMade'>,
  planId: string,
): readonly CatalogueEntry[] {
  const lineOfAction = LINE_OF_ACTION.exec(field)?.[1];
  const kind = lineOfAction === undefined ? CODED.find((each) => each === field) : 'lineOfAction';
  if (kind === undefined) return [];
  return [{ ...uncoded(kind, value, planId), code: lineOfAction ?? '', corrected: true }];
}
