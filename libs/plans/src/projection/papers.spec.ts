import { expectToCopyEachField } from '../../../../test/support/copied';
import { NO_PAPERS, papersWith } from './papers';

it('a copy of papers has other values in the fields that are named, and no others', () => {
  expectToCopyEachField(papersWith, NO_PAPERS);
});
