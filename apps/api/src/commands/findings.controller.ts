import type { Principal } from '@libro/identity';
import { AcknowledgeFindingCommand, findingNow } from '@libro/plans';
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
    const planId = await this.planOf(findingId, sent.principal);
    if (planId === null) return this.edge.acknowledgeOfBody(data, sent);
    return this.edge.send(AcknowledgeFindingCommand, { planId, data, sent });
  }

  /** `null` for one about the whole body's catalogues. @throws HttpProblem 404 */
  private async planOf(findingId: string, { scope }: Principal): Promise<string | null> {
    const finding = await findingNow(this.reads, findingId);
    const isHidden = finding?.planId === null && !isBodyWide(scope);
    if (finding === null || isHidden) throw new HttpProblem('not-found', 'el hallazgo no existe');
    return finding.planId;
  }
}
