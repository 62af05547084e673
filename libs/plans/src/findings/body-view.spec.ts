import { opened } from '../../../../test/support/catalogue-history';
import { event } from '../../../../test/support/plan-history';
import { recordedOf } from '../../../../test/support/plan-log';
import { bodyViewAfter, NO_BODY_VIEW } from './body-view';
import type { BodyView } from './body-view';
import { evidenceDigest } from './finding-of';

const PLANS = [
  opened('54201'),
  opened('54202'),
  opened('54203', { purpose: { code: '9', name: 'OTROS' } }),
];

function after(view: BodyView, stream: string, ...events: Parameters<typeof recordedOf>[0]) {
  return bodyViewAfter(view, recordedOf(events, stream)).view;
}

function openIn(view: BodyView) {
  return [...(view.findings?.values() ?? [])].filter(({ finding }) => finding.code === 'POA-I07');
}

const before = PLANS.reduce(
  (view, [planId, ...events]) => after(view, `plan-${planId}`, ...events),
  NO_BODY_VIEW,
);
const [odd] = openIn(before).map(({ finding }) => finding);
if (odd === undefined) throw new Error('one plan is classified unlike the others');
const acknowledged = event('FindingAcknowledged', {
  findingId: odd.id,
  evidenceDigest: evidenceDigest(odd),
  reason: 'Así lo autorizó el cabildo',
});

describe('a finding that several plans show', () => {
  it.each(['plan-2021.54203', 'catalogue'])('may be acknowledged in the stream %s', (stream) => {
    expect(openIn(before).map(({ acknowledgement }) => acknowledgement)).toStrictEqual([null]);
    const shown = openIn(after(before, stream, acknowledged));
    expect(shown.map(({ acknowledgement }) => acknowledgement?.reason)).toStrictEqual([
      'Así lo autorizó el cabildo',
    ]);
  });
});
