import { join } from 'node:path';
import { scenario } from '@libro/event-sourcing/testing';
import { itKeepsGoldenFiles } from '../../../../test/support/golden-files';
import { APRIL_FOLIO } from '../../../../test/support/april-folio';
import { UNIT } from '../../../../test/support/plan-history';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import { decideSheet } from './transcription';
import {
  requestTranscription,
  transcriptionRequestsFold,
  transcriptionRequestShapes,
} from './transcription-request';
import { planFold } from '../plan/plan.upcast';

const FILE = { file: 'hojas.txt', sha256: 'f0'.repeat(32) };
const sheet = progressSheet([progressRow(1, 300)]);
const isNew = decideSheet(sheet, planFold.initial, UNIT);
const isKnown = decideSheet(sheet, isNew.plan, UNIT);
const folio = decideSheet(APRIL_FOLIO, planFold.initial, UNIT);
const nothing = scenario(transcriptionRequestsFold).given();

describe('a file that is sent to be transcribed', () => {
  it('is put on record with the digests of its sheets, the known ones too', () => {
    nothing
      .when(() => requestTranscription(FILE, [isKnown, folio]), FILE)
      .then({
        type: 'TranscriptionRequested',
        data: { ...FILE, sheets: [sheet.sheet, APRIL_FOLIO.sheet] },
      });
  });

  it('leaves nothing where all of its sheets are known', () => {
    nothing.when(() => requestTranscription(FILE, [isKnown, isKnown]), FILE).thenNothing();
  });
});

describe('the golden files', () => {
  itKeepsGoldenFiles({
    folder: join(__dirname, 'golden'),
    digests: {
      'TranscriptionRequested.v1.json':
        'e10be1e023b329b353fb949d6e4d0b6fe6075970832a867ae182339ebaf3ddae',
    },
    shapes: transcriptionRequestShapes,
  });
});
