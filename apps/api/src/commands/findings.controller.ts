import type { Principal } from '@libro/identity';
import { AcknowledgeFindingCommand, findingEver } from '@libro/plans';
import { ReadStore } from '@libro/read-store';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { May } from '../access/may';
import { isBodyWide } from '../access/scope';
import { HttpProblem } from '../http/problem';
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
    private readonly reads: ReadStore,
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
    const { planId, isOpen } = await this.found(findingId, sent.principal);
    // What took effect is answered again, whatever became of the finding since.
    if (!isOpen && !(await this.edge.tookEffect(planId, sent))) throw notFound();
    if (planId === null) return this.edge.acknowledgeOfBody(data, sent);
    return this.edge.send(AcknowledgeFindingCommand, { planId, data, sent });
  }

  /** @throws HttpProblem 404, also for one of the body's catalogues under a narrower scope */
  private async found(findingId: string, { scope }: Principal) {
    const finding = await findingEver(this.reads, findingId);
    if (finding === null || (finding.planId === null && !isBodyWide(scope))) throw notFound();
    return finding;
  }
}

function notFound(): HttpProblem {
  return new HttpProblem('not-found', 'el hallazgo no existe');
}
