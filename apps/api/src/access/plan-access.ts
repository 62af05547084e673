import { inScope } from '@libro/identity';
import type { Principal } from '@libro/identity';
import {
  CATALOGUE_LEDGER,
  CATALOGUE_STREAM,
  isPlanId,
  PLAN_LEDGER,
  PlanRefusal,
  streamOf,
} from '@libro/plans';
import type { CatalogueLedger, Header, Plan, PlanLedger } from '@libro/plans';
import { Inject, Injectable } from '@nestjs/common';
import { isBodyWide } from './scope';

interface Seen {
  readonly plan: Plan;
  readonly commands: { has(commandId: string): boolean };
}

/** What is outside the scope of a token does not exist for it (source: api.md, Who may do what). */
@Injectable()
export class PlanAccess {
  constructor(
    @Inject(PLAN_LEDGER) private readonly ledger: PlanLedger,
    @Inject(CATALOGUE_LEDGER) private readonly catalogue: CatalogueLedger,
  ) {}

  /** The plan as the log has it. @throws PlanRefusal `plan-not-found`, also out of scope */
  async require(planId: string, principal: Principal): Promise<Seen> {
    if (!isPlanId(planId)) throw notFound();
    const { state, commands } = await this.ledger.load(streamOf(planId));
    const header = headerOf(state);
    if (header === null || !isInScope(header, principal)) throw notFound();
    return { plan: state, commands };
  }

  /** Whether the token covers a plan that is on record. */
  async covers(planId: string, { scope }: Principal): Promise<boolean> {
    if (isBodyWide(scope)) return true;
    const { state } = await this.ledger.load(streamOf(planId));
    const header = headerOf(state);
    return header !== null && isInScope(header, { scope });
  }

  /** @throws PlanRefusal `plan-not-found` for a plan that the token may not see, were it there */
  private requireScope(header: Header, principal: Principal): void {
    if (!isInScope(header, principal)) throw notFound();
  }

  /**
   * For what may open a plan: the header that it states is looked at, and the plan on record.
   * @throws PlanRefusal `plan-not-found` where the token does not cover one of them
   */
  async requireOpening(planId: string, { header, principal }: Opening): Promise<void> {
    this.requireScope(header, principal);
    const { state } = await this.ledger.load(streamOf(planId));
    const onRecord = headerOf(state);
    if (onRecord !== null) this.requireScope(onRecord, principal);
  }

  /** Whether a command took effect in a plan or, for `null`, in what belongs to none. */
  async holds(planId: string | null, commandId: string): Promise<boolean> {
    const { commands } =
      planId === null
        ? await this.catalogue.load(CATALOGUE_STREAM)
        : await this.ledger.load(streamOf(planId));
    return commands.has(commandId);
  }

  /** Position of the last event of any of the plans; 0 before any. */
  async lastPosition(planIds: readonly string[]): Promise<number> {
    const loaded = await Promise.all(planIds.map((id) => this.ledger.load(streamOf(id))));
    return Math.max(0, ...loaded.map(({ position }) => position ?? 0));
  }
}

interface Opening {
  readonly header: Header;
  readonly principal: Principal;
}

function isInScope(
  header: Pick<Header, 'branch' | 'program' | 'executingUnit'>,
  { scope }: Pick<Principal, 'scope'>,
): boolean {
  const { branch, program, executingUnit } = header;
  return inScope(scope, { branch: branch.code, program: program.code, unit: executingUnit.code });
}

function headerOf(plan: Plan): Header | null {
  return plan.status === 'none' ? null : plan.header;
}

function notFound(): PlanRefusal {
  return new PlanRefusal('plan-not-found', 'el plan no existe');
}
