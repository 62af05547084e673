import type { EventStore } from '@libro/event-sourcing';
import { AppendSource } from '../support/appends';

/** An empty ledger of its own for one test. */
export interface LedgerUnderTest {
  readonly store: EventStore;
  /** One more client of the same log, as another process would have it. */
  another(): Promise<EventStore>;
  /** Closes every client that is still open, and removes the ledger. */
  dispose(): Promise<void>;
}

export type OpenLedger = () => Promise<LedgerUnderTest>;

/** The ledger of the running test, and the source of its appends. */
export interface Fixture {
  readonly store: EventStore;
  readonly appends: AppendSource;
  another(): Promise<EventStore>;
}

/** Opens a ledger before each test of the surrounding `describe`, and disposes of it afterwards. */
export function ledgerFixture(open: OpenLedger): Fixture {
  let ledger: LedgerUnderTest | undefined;
  let source = new AppendSource();
  const current = (): LedgerUnderTest => {
    if (ledger === undefined) throw new Error('the fixture is there inside a test only');
    return ledger;
  };
  beforeEach(async () => {
    ledger = await open();
    source = new AppendSource();
  });
  afterEach(async () => {
    await ledger?.dispose();
    ledger = undefined;
  });
  return {
    get store() {
      return current().store;
    },
    get appends() {
      return source;
    },
    another: () => current().another(),
  };
}
