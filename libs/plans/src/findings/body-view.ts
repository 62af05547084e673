import { changedRows } from '@libro/event-sourcing';
import type { RecordedEvent, RowChange } from '@libro/event-sourcing';
import type { PlanEvent } from '../plan/plan.events';
import { acknowledgementOf } from '../projection/papers';
import type { AcknowledgementOnRecord } from '../projection/papers';
import { catalogueWith, NO_CATALOGUE } from './catalogue';
import type { Catalogue } from './catalogue';
import { catalogueEntries } from './catalogue-entries';
import type { CatalogueEntry } from './catalogue-entries';
import { catalogueFindings } from './catalogue-findings';
import { CATALOGUE_ENTRY } from './findings-view';
import { FINDING_SHAPE, openFindings } from './open-findings';
import type { OpenFindings } from './open-findings';

/** What findings about the whole body are made of: its catalogues and what was acknowledged. */
export interface BodyView {
  readonly catalogue: Catalogue;
  readonly acknowledged: ReadonlyMap<string, AcknowledgementOnRecord>;
  /** `null`: not computed yet. */
  readonly findings: OpenFindings | null;
}

/** What changes the body's view; kept as rows, which it is read back from. */
export type BodyEntry =
  | { readonly kind: 'catalogue'; readonly entry: CatalogueEntry }
  | { readonly kind: 'acknowledgement'; readonly entry: AcknowledgementOnRecord };

export const NO_BODY_VIEW: BodyView = {
  catalogue: NO_CATALOGUE,
  acknowledged: new Map(),
  findings: null,
};

/** The body's view with an entry; the same object where the entry says nothing new. */
export function bodyViewWith(view: BodyView, { kind, entry }: BodyEntry): BodyView {
  if (kind === 'acknowledgement') {
    return { ...view, acknowledged: new Map(view.acknowledged).set(entry.findingId, entry) };
  }
  const catalogue = catalogueWith(view.catalogue, entry);
  return catalogue === view.catalogue ? view : { ...view, catalogue };
}

/** The body's view after an append, and the rows that changed. */
export function bodyViewAfter(
  before: BodyView,
  append: readonly RecordedEvent<PlanEvent>[],
): { readonly view: BodyView; readonly rows: readonly RowChange[] } {
  const rows: RowChange[] = [];
  let view = before;
  for (const recorded of append) {
    const news: BodyEntry[] = [];
    for (const entry of entriesOf(recorded)) {
      const next = bodyViewWith(view, entry);
      if (next !== view) news.push(entry);
      view = next;
    }
    if (news.length > 0) rows.push(entriesRow(news, recorded.position));
  }
  if (view === before) return { view, rows };
  const was = before.findings ?? openOf(before, new Map());
  const findings = openOf(view, was);
  return {
    view: { ...view, findings },
    rows: [...rows, ...changedRows(FINDING_SHAPE, was, findings)],
  };
}

function entriesOf(recorded: RecordedEvent<PlanEvent>): readonly BodyEntry[] {
  const { event, metadata } = recorded;
  // A plan acknowledges what is found about it, also where the body's other plans show it (I07).
  if (event.type === 'FindingAcknowledged') {
    return [{ kind: 'acknowledgement', entry: acknowledgementOf(event.data, metadata) }];
  }
  return catalogueEntries(recorded).map((entry) => ({ kind: 'catalogue', entry }));
}

function openOf({ catalogue, acknowledged }: BodyView, before: OpenFindings): OpenFindings {
  return openFindings(catalogueFindings(catalogue), acknowledged, before);
}

function entriesRow(entries: readonly BodyEntry[], position: number): RowChange {
  const values = [JSON.stringify(entries)];
  return { table: CATALOGUE_ENTRY, key: [position], values, replaces: false };
}
