import { systemClock } from '@libro/event-sourcing';
import { openEventStore } from '@libro/event-store';
import type { LogPlace } from '@libro/event-store';
import { TokenRegistry } from '@libro/identity';
import type { Role, Scope } from '@libro/identity';
import { ADMINISTRATOR, WHOLE_BODY } from './tokens';

export interface Granted {
  readonly roles: readonly Role[];
  readonly holder?: string;
  readonly scope?: Partial<Scope>;
  /** Days until it expires. */
  readonly days?: number;
}

/** A token for a ledger that may be in use; its holder is named after its roles unless told. */
export async function tokenIn(data: string | LogPlace, granted: Granted): Promise<string> {
  return (await issuedIn(data, granted)).token;
}

/** The same, with the token's id. */
export async function issuedIn(data: string | LogPlace, granted: Granted) {
  const { roles, holder = roles.join('-'), scope = {}, days = 30 } = granted;
  return withTokens(data, (registry) =>
    registry.grant(
      { roles, scope: { ...WHOLE_BODY, ...scope }, holder: { id: holder }, days },
      ADMINISTRATOR,
    ),
  );
}

/** Works with the tokens of a ledger from another connection, as the command line does. */
export async function withTokens<T>(
  data: string | LogPlace,
  work: (registry: TokenRegistry) => Promise<T>,
): Promise<T> {
  const place =
    typeof data === 'string' ? { folder: data, eventStoreUrl: null, databaseUrl: null } : data;
  const store = await openEventStore(place);
  try {
    return await work(new TokenRegistry(store, systemClock));
  } finally {
    await store.close();
  }
}
