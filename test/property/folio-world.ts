import { PlanRefusal } from '../../libs/plans/src/plan/refusal';
import type { Decide } from '@libro/event-sourcing';
import type { ExistingPlan, Plan, PlanEvent, Quarter } from '@libro/plans';
import {
  draftModification,
  redraftModification,
} from '../../libs/plans/src/draft-modification/draft-modification';
import { isCalendarDay } from '../../libs/plans/src/draft-modification/calendar-day.adapter';
import { factsFrom } from '../../libs/plans/src/movements/facts';
import { settleTransfer } from '../../libs/plans/src/movements/settle-transfer';
import { folioDigest } from '../../libs/plans/src/plan/folio-digest';
import type { ModificationContent } from '../../libs/plans/src/plan/modification.events';
import { quarterDigest } from '../../libs/plans/src/plan/quarters';
import { SIGNATURE_ROLES } from '../../libs/plans/src/plan/words';
import { returnTransfer } from '../../libs/plans/src/return-transfer/return-transfer';
import { signModification } from '../../libs/plans/src/sign-modification/sign-modification';
import { signQuarter } from '../../libs/plans/src/sign-quarter/sign-quarter';
import { SIGNERS } from '../support/folios';
import { planAfter, UNIT } from '../support/plan-history';
import { evolve } from '../../libs/plans/src/plan/plan.evolve';

/** Several plans, each with its history and the state that was evolved from it event by event. */
export class FolioWorld {
  private readonly histories = new Map<string, PlanEvent[]>();
  private readonly states = new Map<string, ExistingPlan>();
  /** The lines of a plan as they were when a folio got its content, by plan and folio. */
  private readonly draftedOn = new Map<string, ExistingPlan['lines']>();

  constructor(
    histories: readonly (readonly PlanEvent[])[],
    /** How often each event came about and each refusal was given, over all worlds. */
    private readonly counts: Map<string, number>,
  ) {
    for (const history of histories) {
      const plan = planAfter(...history);
      this.histories.set(plan.planId, [...history]);
      this.states.set(plan.planId, plan);
    }
  }

  get plans(): readonly ExistingPlan[] {
    return [...this.states.values()];
  }

  plan(planId: string): ExistingPlan {
    const plan = this.states.get(planId);
    if (plan === undefined) throw new Error(`no plan ${planId} here`);
    return plan;
  }

  /** How many events the plans hold. */
  get size(): number {
    return [...this.histories.values()].reduce((total, { length }) => total + length, 0);
  }

  history(planId: string): readonly PlanEvent[] {
    return this.histories.get(planId) ?? [];
  }

  /** Decides the command; what is refused makes no event. */
  run<C>(planId: string, decide: Decide<C, Plan, PlanEvent>, command: C): boolean {
    return this.attempt(planId, (plan) => decide(command, plan, UNIT));
  }

  draft(planId: string, folio: string, content: ModificationContent): boolean {
    const facts = { ...this.facts(planId), isCalendarDay };
    const again = this.plan(planId).modifications.has(folio);
    const decide = again ? redraftModification(facts) : draftModification(facts);
    return this.run(planId, decide, { folio, content });
  }

  /** Signs on from where the folio stands; stops at the first refusal. */
  sign(planId: string, folio: string): boolean {
    return SIGNATURE_ROLES.every((role) => {
      const { content, signatures } = this.plan(planId).modifications.get(folio) ?? {};
      if (!content || signatures?.some((each) => each.role === role) === true) return true;
      const digest = folioDigest(planId, folio, content);
      const decide = signModification({ ...this.facts(planId), policy: 'refuse' });
      const command = { folio, role, digest };
      return this.attempt(planId, (plan) => decide(command, plan, SIGNERS[role]));
    });
  }

  closeQuarter(planId: string, quarter: Quarter): boolean {
    return SIGNATURE_ROLES.every((role) => {
      const digest = quarterDigest(this.plan(planId), quarter);
      const command = { quarter, role, digest };
      const decide = signQuarter('record');
      return this.attempt(planId, (plan) => decide(command, plan, SIGNERS[role]));
    });
  }

  /** What `settleTransfers` does: tells the giving plans what was answered. */
  settle(): void {
    for (const { planId, underWay } of this.plans) {
      for (const { transferId, to } of underWay.values()) {
        const answer = this.plan(to.planId).answered.get(transferId);
        const command = answer && { transferId, answeredBy: to.planId, answer };
        if (command !== undefined) this.run(planId, settleTransfer, command);
      }
    }
  }

  decline(planId: string, transferId: string, givenBy: string): boolean {
    const decide = returnTransfer(this.facts(planId).incoming);
    return this.run(planId, decide, { transferId, givenBy, reason: 'No procede' });
  }

  private attempt(planId: string, decide: (plan: Plan) => readonly PlanEvent[]): boolean {
    try {
      const events = decide(this.plan(planId));
      for (const event of events) this.record(planId, event);
      return true;
    } catch (error) {
      if (!(error instanceof PlanRefusal)) throw error;
      this.count(`refused ${error.code}`);
      return false;
    }
  }

  private facts(planId: string) {
    return factsFrom(this.plans.filter((plan) => plan.planId !== planId));
  }

  private record(planId: string, event: PlanEvent): void {
    this.watchUnits(this.plan(planId), event);
    const plan = evolve(this.plan(planId), event);
    if (plan.status === 'none') throw new Error('a plan does not cease to be');
    this.states.set(planId, plan);
    this.histories.get(planId)?.push(event);
    this.count(event.type);
    if ('series' in event.data) this.count('earlier series corrected');
  }

  /** A folio takes effect in the units of measure in which it was drafted, whatever it says. */
  private watchUnits({ planId, lines, modifications }: ExistingPlan, event: PlanEvent): void {
    if (!('folio' in event.data)) return;
    const { folio } = event.data;
    const name = `${planId} ${folio}`;
    if ('content' in event.data) this.draftedOn.set(name, lines);
    if (event.type !== 'ModificationAuthorized') return;
    const then = this.draftedOn.get(name);
    const rows = modifications.get(folio)?.content?.blocks.flatMap((block) => block.rows) ?? [];
    const units = (of: ExistingPlan['lines'] | undefined) =>
      rows.map(({ lineId }) => of?.get(lineId ?? '')?.unitOfMeasure ?? '').join(' ');
    expect(units(lines)).toBe(units(then));
  }

  private count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
