import { AUTHORIZED_PLAN, idOf, PLAN_ID, reported } from '../../../../test/support/plan-history';
import { recordedOf } from '../../../../test/support/plan-log';
import type { Finding } from '../findings/finding';
import { trialOf } from './trial';

const made = [reported(101, 1, '33')];
const all = recordedOf([...AUTHORIZED_PLAN, ...made]);
const onRecord = all.slice(0, AUTHORIZED_PLAN.length);

describe('a trial', () => {
  it('says the events, and the figures of the lines that they change, before and after', () => {
    const trial = trialOf(PLAN_ID, onRecord, all.slice(AUTHORIZED_PLAN.length));
    expect(trial.planId).toBe(PLAN_ID);
    expect(trial.revision).toBe(AUTHORIZED_PLAN.length - 1);
    expect(trial.events).toStrictEqual(made);
    const [line, ...others] = trial.lines;
    expect(others).toStrictEqual([]);
    expect(line?.lineId).toBe(idOf(101));
    expect(line?.before?.achieved).toStrictEqual([null, null, null, null]);
    expect(line?.after?.achieved).toStrictEqual(['33', null, null, null]);
  });

  it('says which findings of the plan would appear and cease', () => {
    const codes = (found: readonly Finding[]) =>
      found.map(({ code, planId, number }) => [code, planId, number]);
    const unexplained = [['POA-J03', PLAN_ID, 101]];
    const appearing = trialOf(PLAN_ID, onRecord, all.slice(AUTHORIZED_PLAN.length)).findings;
    expect(codes(appearing.appear)).toStrictEqual(unexplained);
    expect(codes(appearing.cease)).toStrictEqual([]);
    const mended = recordedOf([...AUTHORIZED_PLAN, ...made, reported(101, 1, '30')]);
    const ceasing = trialOf(PLAN_ID, all, mended.slice(all.length)).findings;
    expect(codes(ceasing.appear)).toStrictEqual([]);
    expect(codes(ceasing.cease)).toStrictEqual(unexplained);
  });

  it('of a command with nothing to do changes nothing', () => {
    expect(trialOf(PLAN_ID, all, [])).toStrictEqual({
      planId: PLAN_ID,
      revision: AUTHORIZED_PLAN.length,
      events: [],
      lines: [],
      findings: { appear: [], cease: [] },
    });
  });

  it('of the command that opens a plan has no revision and no lines before', () => {
    const trial = trialOf(PLAN_ID, [], onRecord);
    expect(trial.revision).toBeNull();
    expect(trial.lines.map(({ before }) => before)).toStrictEqual([null, null, null]);
    expect(trial.lines.map(({ after }) => after?.currentGoal)).toStrictEqual(['100', '60', '40']);
  });
});
