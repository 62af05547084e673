import type { Client } from 'pg';
import { UnfitRole } from './errors';

/**
 * Lets a role append and read, and nothing else: UPDATE, DELETE and TRUNCATE of events are refused
 * by the server for want of the right, and by triggers besides.
 * @param role name of a role that is there
 * @throws UnfitRole for one that may change what is on record all the same
 */
export async function grantUse(client: Client, role: string): Promise<void> {
  await refuseMighty(client, role);
  const name = client.escapeIdentifier(role);
  await client.query(`
    GRANT USAGE ON SCHEMA libro TO ${name};
    GRANT SELECT ON libro.log_version, libro.head, libro.events TO ${name};
    GRANT INSERT ON libro.events TO ${name};
    GRANT UPDATE (position) ON libro.head TO ${name};
  `);
}

/** Who owns the tables, or is a superuser, needs no right and can lift the triggers. */
async function refuseMighty(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ mighty: boolean }>(
    `SELECT pg_has_role($1::name, relowner, 'MEMBER')
       OR has_table_privilege($1::name, oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') AS mighty
     FROM pg_class WHERE oid = 'libro.events'::regclass`,
    [role],
  );
  if (rows[0]?.mighty !== false) throw new UnfitRole(role);
}
