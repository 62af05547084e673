import { MaxAppendSizeExceededError } from '@eventstore/db-client';
import { isDefinite, storeError } from './errors';

it('tells a limit that was lowered from a server that does not answer', () => {
  const error = new MaxAppendSizeExceededError(undefined, 512);
  expect(isDefinite(error)).toBe(true);
  expect(storeError('eventos:2113', error).message).toContain(
    'the EventStoreDB at eventos:2113 takes less at once than the ledger may send: ' +
      'its MaxAppendSize was lowered',
  );
});
