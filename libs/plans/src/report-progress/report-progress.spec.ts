import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_OPENED,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { reportProgress } from './report-progress';
import type { ReportedLine } from './report-progress';

const plan = scenario(planFold);
const authorized = plan.given(...AUTHORIZED_PLAN);
const figure = (line: string, achieved: string): ReportedLine => ({
  line,
  achieved,
  remarks: null,
  occurredIn: [],
});
const inFirst = (...lines: ReportedLine[]) => ({ quarter: 1 as const, lines });
const suppressed = event('LineSuppressed', {
  lineId: idOf(102),
  movement: { folio: 'F1', block: 1, row: 1, codes: ['S'] },
  wording: null,
  source: null,
});

describe('reporting progress', () => {
  it('reports one line, by id or by number', () => {
    authorized.when(reportProgress, inFirst(figure(idOf(101), '25'))).then(reported(101, 1, '25'));
    authorized
      .when(reportProgress, inFirst(figure('number:101', '25')))
      .then(reported(101, 1, '25'));
  });

  it('reports a whole quarter at once, in the order given', () => {
    const command = inFirst(figure('number:102', '0'), figure('number:101', '25.50'));
    authorized.when(reportProgress, command).then(reported(102, 1, '0'), reported(101, 1, '25.5'));
  });

  it('reports a later quarter while earlier ones are open', () => {
    authorized
      .when(reportProgress, { quarter: 4, lines: [figure('number:101', '9')] })
      .then(reported(101, 4, '9'));
  });

  it('keeps remarks trimmed, and blank ones as none', () => {
    const expected = { ...reported(101, 1, '25').data, remarks: 'Faltó material' };
    authorized
      .when(reportProgress, inFirst({ ...figure('number:101', '25'), remarks: ' Faltó material ' }))
      .then(event('ProgressReported', expected));
    authorized
      .when(reportProgress, inFirst({ ...figure('number:101', '25'), remarks: ' ' }))
      .then(reported(101, 1, '25'));
  });

  it('reports again what changed, and that alone', () => {
    const before = plan.given(...AUTHORIZED_PLAN, reported(101, 1, '25'), reported(102, 1, '10'));
    const command = inFirst(figure('number:101', '25'), figure('number:102', '11'));
    before.when(reportProgress, command).then(reported(102, 1, '11'));
  });

  it('is quiet for the same figures again, and for no line at all', () => {
    const before = plan.given(...AUTHORIZED_PLAN, reported(101, 1, '25'));
    before.when(reportProgress, inFirst(figure('number:101', '25.0'))).thenNothing();
    before.when(reportProgress, inFirst()).thenNothing();
  });

  it('refuses all where one line cannot be', () => {
    const lines = (last: ReportedLine) => inFirst(figure('number:101', '25'), last);
    const refused = (last: ReportedLine, code: string) => {
      authorized.when(reportProgress, lines(last)).thenRefused(code);
    };
    refused(figure('number:999', '1'), 'line-not-found');
    refused(figure('no-such-id', '1'), 'line-not-found');
    refused(figure(idOf(101), '1'), 'line-repeated');
    refused(figure('number:102', '-1'), 'quantity-invalid');
    refused({ ...figure('number:102', '1'), remarks: 'a\u202eb' }, 'text-invalid');
  });

  it('refuses a number that two active lines bear, and a line that is active no more', () => {
    const twin = event('ActionOpened', { ...ACTION_101.data, lineId: 'twin', inferred: true });
    plan
      .given(...AUTHORIZED_PLAN, twin)
      .when(reportProgress, inFirst(figure('number:101', '1')))
      .thenRefused('line-ambiguous');
    plan
      .given(...AUTHORIZED_PLAN, suppressed)
      .when(reportProgress, inFirst(figure(idOf(102), '1')))
      .thenRefused('line-inactive');
  });

  it('refuses a closed quarter', () => {
    plan
      .given(...withClosed(AUTHORIZED_PLAN, 1))
      .when(reportProgress, inFirst(figure('number:101', '25')))
      .thenRefused('quarter-closed');
  });

  it('refuses a plan that is not, is not authorized, or is closed', () => {
    const command = inFirst(figure('number:101', '25'));
    plan.given().when(reportProgress, command).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(reportProgress, command).thenRefused('plan-not-authorized');
    plan
      .given(...AUTHORIZED_PLAN, event('PlanClosed', {}))
      .when(reportProgress, command)
      .thenRefused('plan-closed');
  });
});
