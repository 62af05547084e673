import { inScope } from '@libro/identity';
import type { Principal } from '@libro/identity';
import { CATALOGUE_STREAM, isPlanId, PlanRefusal, streamOf } from '@libro/plans';
import { CATALOGUE_LEDGER, PLAN_LEDGER } from '@libro/plans/commands';
import type { Header, Plan } from '@libro/plans';
import type { CatalogueLedger, PlanLedger } from '@libro/plans/commands';
import { Inject, Injectable } from '@nestjs/common';
import { isBodyWide } from './scope';

/** What is outside the scope of a token does not exist for it (source: api.md, Who may do what). */
@Injectable()
export class PlanAccess {
  constructor(
    @Inject(PLAN_LEDGER) private readonly ledger: PlanLedger,
    @Inject(CATALOGUE_LEDGER) private readonly catalogue: CatalogueLedger,
  ) {}

  /** @throws PlanRefusal `plan-not-found` for a plan that is not there or out of scope */
  async require(planId: string, principal: Principal): Promise<void> {
    if (!isPlanId(planId)) throw notFound();
    const header = await this.headerOf(planId);
    if (header === null) throw notFound();
    this.requireScope(header, principal);
  }

  /** Whether the token covers a plan that is on record. */
  async covers(planId: string, principal: Principal): Promise<boolean> {
    if (isBodyWide(principal.scope)) return true;
    const header = await this.headerOf(planId);
    return header !== null && isInScope(header, principal);
  }

  /** @throws PlanRefusal `plan-not-found` for a plan that the token may not see, were it there */
  requireScope(header: Header, principal: Principal): void {
    if (!isInScope(header, principal)) throw notFound();
  }

  /**
   * For what may open a plan: the header that it states is looked at, and the plan on record.
   * @throws PlanRefusal `plan-not-found` where the token does not cover one of them
   */
  async requireOpening(planId: string, { header, principal }: Opening): Promise<void> {
    this.requireScope(header, principal);
    const onRecord = await this.headerOf(planId);
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

  /** A plan's codes never change: once seen, they need no look at the log. */
  private async headerOf(planId: string): Promise<Header | null> {
    const stream = streamOf(planId);
    const seen = headerIn(this.ledger.atHand(stream));
    return seen ?? headerIn((await this.ledger.load(stream)).state);
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

function headerIn(plan: Plan | undefined): Header | null {
  return plan === undefined || plan.status === 'none' ? null : plan.header;
}

function notFound(): PlanRefusal {
  return new PlanRefusal('plan-not-found', 'el plan no existe');
}
