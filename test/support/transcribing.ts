import { Ledger } from '@libro/event-sourcing';
import type { Clock, EventIds, EventStore } from '@libro/event-sourcing';
import {
  planCodec,
  planFold,
  transcriptionRequestsCodec,
  transcriptionRequestsFold,
} from '@libro/plans';
import { TranscribeSheetsHandler } from '@libro/plans/commands';
import type { PlanLedger, TranscriptionRequests } from '@libro/plans/commands';

interface Ground {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly ids: EventIds;
  /** The plans' ledger, where the test has one. */
  readonly ledger?: PlanLedger;
}

/** What transcribes sheets over a store, as the program wires it. */
export function transcribing({ ledger, ...shared }: Ground): TranscribeSheetsHandler {
  const plans: PlanLedger = new Ledger({ ...shared, codec: planCodec(), fold: planFold });
  const requests: TranscriptionRequests = new Ledger({
    ...shared,
    codec: transcriptionRequestsCodec(),
    fold: transcriptionRequestsFold,
  });
  return new TranscribeSheetsHandler(ledger ?? plans, requests);
}
