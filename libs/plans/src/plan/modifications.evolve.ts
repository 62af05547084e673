import { unreachable } from '@libro/event-sourcing';
import type { Modification } from './plan';
import type { ModificationEvent } from './modification.events';
import type { PlanEvent } from './plan.events';

type Modifications = ReadonlyMap<string, Modification>;

type AboutFolio = Extract<PlanEvent, { readonly type: `Modification${string}` }>;

/** Events about a folio are named after it: no other may be, and `modificationsAfter` takes all. */
export function isAboutFolio(event: PlanEvent): event is AboutFolio {
  return event.type.startsWith('Modification');
}

/** The folios of a plan after an event about one of them. */
export function modificationsAfter(all: Modifications, event: ModificationEvent): Modifications {
  const { folio } = event.data;
  const before = all.get(folio);
  return new Map(all).set(folio, modificationAfter(before ?? blank(folio), event));
}

function blank(folio: string): Modification {
  return { folio, status: 'draft', content: null, signatures: [] };
}

function modificationAfter(before: Modification, event: ModificationEvent): Modification {
  switch (event.type) {
    case 'ModificationDrafted':
    case 'ModificationRedrafted':
      return { ...before, status: 'draft', content: event.data.content, signatures: [] };
    case 'ModificationSigned': {
      const { role, digest, signedBy } = event.data;
      return { ...before, signatures: [...before.signatures, { role, digest, signedBy }] };
    }
    case 'ModificationReturned':
      return { ...before, status: 'returned', signatures: [] };
    case 'ModificationWithdrawn':
      return { ...before, status: 'withdrawn', signatures: [] };
    case 'ModificationAuthorized':
      return { ...before, status: 'authorized' };
    case 'ModificationTranscribed':
      return { ...before, status: event.data.applied ? 'authorized' : 'not-applied' };
    default:
      return unreachable(event);
  }
}
