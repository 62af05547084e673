import { UnknownEvent } from '@libro/event-sourcing';
import { Authenticator, TokenRegistry, TOKENS_STREAM } from '@libro/identity';
import { currentGoals, PLANS_PROJECTION, TRANSCRIPTION_REQUESTS_STREAM } from '@libro/plans';
import { AUTHORIZED_PLAN, event, PLAN_ID, reported } from '../support/plan-history';
import { record } from '../support/plan-log';
import { plansFixture } from '../support/plans-fixture';
import { ADMINISTRATOR, StandingClock, wish } from '../support/tokens';

const fixture = plansFixture();
const { openRows } = fixture;
const clock = new StandingClock();
const tokens = () => new TokenRegistry(fixture.store, clock);

it('the views of the plans leave out the tokens and the files that were sent, no other', () => {
  const left = [TOKENS_STREAM, TRANSCRIPTION_REQUESTS_STREAM];
  expect(PLANS_PROJECTION.foreign).toStrictEqual(left);
});

describe('a log of plans and tokens', () => {
  it('gives the same views step by step and made anew', async () => {
    const { readStore, projector } = await openRows();
    const { id } = await tokens().grant(wish(), ADMINISTRATOR);
    await record(fixture.store, AUTHORIZED_PLAN);
    await projector.projectToEnd();
    await tokens().revoke({ tokenId: id }, ADMINISTRATOR);
    await record(fixture.store, [reported(101, 1, '20')]);
    await tokens().grant(wish(), ADMINISTRATOR);
    const end = AUTHORIZED_PLAN.length + 4;
    expect(await projector.projectToEnd()).toBe(end);
    const anew = await openRows('anew.db');
    expect(await anew.projector.rebuild()).toBe(end);
    expect(await anew.projector.digest()).toBe(await projector.digest());
    expect(await currentGoals(readStore, PLAN_ID)).toMatchObject({ asOf: end });
  });

  it('shows of the plans what one without the tokens shows', async () => {
    const { readStore, projector } = await openRows();
    await record(fixture.store, AUTHORIZED_PLAN);
    await projector.projectToEnd();
    const before = await currentGoals(readStore, PLAN_ID);
    await tokens().grant(wish(), ADMINISTRATOR);
    const asOf = await projector.projectToEnd();
    expect(await currentGoals(readStore, PLAN_ID)).toStrictEqual({ ...before, asOf });
  });
});

describe('an event that nobody knows', () => {
  const unknown = event('PlanClosed', {});

  it('in the stream of the tokens stops who reads tokens', async () => {
    const { token } = await tokens().grant(wish(), ADMINISTRATOR);
    await record(fixture.store, [unknown], { stream: TOKENS_STREAM });
    const authenticator = new Authenticator(fixture.store, clock);
    await expect(authenticator.authenticate(token)).rejects.toThrow(UnknownEvent);
    await expect(tokens().list()).rejects.toThrow(UnknownEvent);
  });

  it('in any other stream stops the views', async () => {
    await tokens().grant(wish(), ADMINISTRATOR);
    const [granted] = fixture.store.log;
    if (granted === undefined) throw new Error('the log is empty');
    fixture.store.log.push({ ...granted, stream: 'tokens-2', position: 2 });
    const { projector } = await openRows();
    await expect(projector.projectToEnd()).rejects.toThrow(UnknownEvent);
    await expect(projector.rebuild()).rejects.toThrow(UnknownEvent);
  });
});
