import { EventCodec } from '@libro/event-sourcing';
import type { Fold } from '@libro/event-sourcing';
import type { FindingAcknowledged } from '../plan/plan.events';
import { acknowledge } from './acknowledge-finding';
import type { Acknowledged, AcknowledgeFinding } from './acknowledge-finding';

/** The stream of what belongs to no plan: findings about the whole body's catalogues. */
export const CATALOGUE_STREAM = 'catalogue';

export interface Catalogue {
  readonly acknowledged: Acknowledged;
}
export type CatalogueEvent = FindingAcknowledged;

export const catalogueFold: Fold<Catalogue, CatalogueEvent> = {
  initial: { acknowledged: new Map() },
  evolve: ({ acknowledged }, { data }) => ({
    acknowledged: new Map(acknowledged).set(data.findingId, data.evidenceDigest),
  }),
};

/** The catalogue's stream holds one type of event, as the plans write it. */
export function catalogueCodec(): EventCodec<CatalogueEvent> {
  return new EventCodec<CatalogueEvent>({ FindingAcknowledged: [] });
}

/**
 * Acknowledges a finding that belongs to no plan; the same evidence again is quiet.
 * @throws PlanRefusal `text-invalid`
 */
export function acknowledgeCatalogueFinding(
  command: AcknowledgeFinding,
  catalogue: Catalogue,
): readonly FindingAcknowledged[] {
  return acknowledge(command, catalogue.acknowledged);
}
