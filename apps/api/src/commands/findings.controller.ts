import { findingEver } from '@libro/plans';
import { AcknowledgeFindingCommand } from '@libro/plans/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { May } from '../access/may';
import { PlanAccess } from '../access/plan-access';
import { isBodyWide } from '../access/scope';
import { HttpProblem } from '../http/problem';
import { Views } from '../queries/views';
import { AcknowledgementBody } from './bodies.dto';
import { PlanCommandRoute } from './command-route';
import { PlanEdge } from './plan-edge';
import type { CommandAnswer } from './receipt.dto';
import { Sent } from './sent';
import type { SentCommand } from './sent';

@Controller('v1/findings')
export class FindingsController {
  constructor(
    private readonly edge: PlanEdge,
    private readonly access: PlanAccess,
    private readonly views: Views,
  ) {}

  @Post(':findingId/acknowledgement')
  @May('acknowledge-finding')
  @PlanCommandRoute('Toma conocimiento de un hallazgo, con un motivo')
  async acknowledge(
    @Param('findingId') findingId: string,
    @Body() { evidenceDigest, reason }: AcknowledgementBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { findingId, evidenceDigest, reason };
    const planId = await this.planOf(findingId, sent);
    if (planId === null) return this.edge.acknowledgeOfBody(data, sent);
    return this.edge.send(AcknowledgeFindingCommand, { planId, data, sent });
  }

  /**
   * `null` for a finding that belongs to no plan.
   * @throws HttpProblem 404, also for one that the token does not cover
   */
  private async planOf(findingId: string, sent: SentCommand): Promise<string | null> {
    const finding = await this.views.find(async (reads) => {
      const ever = await findingEver(reads, findingId);
      if (ever === null || ever.isOpen) return ever;
      // What took effect is answered again, whatever became of the finding since.
      return (await this.edge.tookEffect(ever.planId, sent)) ? ever : null;
    });
    if (finding === null) throw notFound();
    const { planId } = finding;
    const isCovered =
      planId === null
        ? isBodyWide(sent.principal.scope)
        : await this.access.covers(planId, sent.principal);
    if (!isCovered) throw notFound();
    return planId;
  }
}

function notFound(): HttpProblem {
  return new HttpProblem('not-found', 'el hallazgo no existe');
}
