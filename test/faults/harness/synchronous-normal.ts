import Database from 'better-sqlite3';

/**
 * Makes every connection of this process less than durable, as the driver alone would, and lets it
 * say otherwise: the ledger would refuse to run so. For what must be seen to lose events only.
 */
type Pragma = (
  this: Database.Database,
  ...args: Parameters<Database.Database['pragma']>
) => unknown;
const pragma: Pragma = Reflect.get(Database.prototype, 'pragma');

Database.prototype.pragma = function (source, options) {
  if (source === 'synchronous' && options?.simple === true) return 2;
  return pragma.call(this, source.replace('synchronous = FULL', 'synchronous = NORMAL'), options);
};
