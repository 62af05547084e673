import { describeAppend } from './append.contract';
import { describeFollow } from './follow.contract';
import { describeGapFreePositions } from './gap-free.contract';
import type { OpenLedger } from './ledger-fixture';
import { describeLiveFollow } from './live-follow.contract';
import { describeRead } from './read.contract';
import { describeRepeat } from './repeat.contract';

/** What an adapter promises beyond the port. */
export interface Capabilities {
  /** Positions are 1, 2, 3, … */
  readonly gapFreePositions?: boolean;
}

/** What every adapter of the port must do. None of it needs consecutive positions. */
export function describeEventStore(
  name: string,
  open: OpenLedger,
  capabilities: Capabilities = {},
): void {
  describe(`${name} as an event store`, () => {
    describeAppend(open);
    describeRepeat(open);
    describeRead(open);
    describeFollow(open);
    describeLiveFollow(open);
    if (capabilities.gapFreePositions === true) describeGapFreePositions(open);
  });
}
