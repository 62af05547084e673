import type { AsOf, ReadStore } from '@libro/read-store';
import { planAt } from '../current-goals/plan-reads.queries';
import { folioOnForm } from './folio';
import type { FolioOnRecord } from './folio';
import type { Folio, ModificationsList, ModificationsSheet } from './modifications-sheet';
import { ModificationVersionEntity } from './modifications-sheet.entity';

/**
 * Form TMM-F009 of one folio as of a position or time, or now; `null` where there was no such plan
 * or folio then.
 * @throws InvalidAsOf
 */
export async function modificationsSheet(
  reads: ReadStore,
  { planId, folio }: { readonly planId: string; readonly folio: string },
  at?: AsOf,
): Promise<ModificationsSheet | null> {
  const list = await modificationsSheets(reads, planId, at);
  const found = list?.items.find((each) => each.folio === folio);
  if (list === null || found === undefined) return null;
  return { asOf: list.asOf, plan: list.plan, ...found };
}

/** Every folio of a plan, in the order in which they came; `null` where there was no such plan. */
export async function modificationsSheets(
  reads: ReadStore,
  planId: string,
  at?: AsOf,
): Promise<ModificationsList | null> {
  const asOf = await reads.asOf(at);
  const body = await planAt(reads, planId, asOf);
  if (body === null) return null;
  return { asOf, plan: body.plan, items: await foliosAt(reads, planId, asOf), next: null };
}

/** The folios of a plan at a position, in the order in which they came. */
export async function foliosAt(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<readonly Folio[]> {
  return (await folioVersionsAt(reads, planId, position)).map(({ folio }) => folio);
}

/** The same, each with the position from which on it stood as it is shown. */
export async function folioVersionsAt(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<readonly { readonly folio: Folio; readonly from: number }[]> {
  const rows = await reads.versionsAt(ModificationVersionEntity, position, { planId });
  return rows
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map(({ body, validFrom }) => {
      return { folio: folioOnForm(JSON.parse(body) as FolioOnRecord), from: validFrom };
    });
}
