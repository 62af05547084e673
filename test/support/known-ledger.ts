import { openSqliteEventStore, type SqliteEventStore } from '@libro/event-store';
import { AppendSource } from './appends';
import { tempFolder, type TempFolder } from './temp-folder';

/** A ledger of 8 events: plan-1 has positions 1–3 and 6–7, plan-2 has 4–5, plan-3 has 8. */
export interface KnownLedger {
  readonly file: string;
  /** Opens it for `work` and closes it again. */
  within<T>(work: (store: SqliteEventStore) => Promise<T>): Promise<T>;
}

/** Makes the known ledger before each test of the surrounding scope, and removes it afterwards. */
export function knownLedger(): KnownLedger {
  let folder: TempFolder | undefined;
  const file = (): string => {
    if (folder === undefined) throw new Error('the ledger is there inside a test only');
    return folder.file('ledger.db');
  };
  const within = async <T>(work: (store: SqliteEventStore) => Promise<T>): Promise<T> => {
    const store = await openSqliteEventStore(file());
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  beforeEach(async () => {
    folder = tempFolder();
    await within(fill);
  });
  afterEach(() => folder?.remove());
  return {
    get file() {
      return file();
    },
    within,
  };
}

async function fill(store: SqliteEventStore): Promise<void> {
  const appends = new AppendSource();
  await store.append('plan-1', 'none', appends.sized(3));
  await store.append('plan-2', 'none', appends.sized(2));
  await store.append('plan-1', 2, appends.sized(2));
  await store.append('plan-3', 'none', appends.sized(1));
}
