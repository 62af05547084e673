import { contentDigest } from '@libro/event-sourcing';
import type { ModificationContent } from './modification.events';

/**
 * What the signatures of a folio bind to: SHA-256 (hex) of its plan, name and content (source:
 * domain.md, Life of a plan).
 */
export function folioDigest(planId: string, folio: string, content: ModificationContent): string {
  return contentDigest({ plan: planId, folio, content });
}
