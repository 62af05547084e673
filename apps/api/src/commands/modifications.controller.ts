import { givingPlan } from '@libro/plans';
import {
  DraftModificationCommand,
  RedraftModificationCommand,
  ReturnModificationCommand,
  ReturnTransferCommand,
  SignModificationCommand,
  WithdrawModificationCommand,
} from '@libro/plans/commands';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { May } from '../access/may';
import { ReasonBody, SignatureBody } from './bodies.dto';
import { Views } from '../queries/views';
import { PlanCommandRoute } from './command-route';
import { contentOf, DraftBody, RedraftBody } from './folio.dto';
import { PlanEdge, requireMay } from './plan-edge';
import type { CommandAnswer } from './receipt.dto';
import { Sent } from './sent';
import type { SentCommand } from './sent';

@Controller('v1/plans/:planId')
export class ModificationsController {
  constructor(
    private readonly edge: PlanEdge,
    private readonly views: Views,
  ) {}

  @Post('modifications')
  @May('draft-modification')
  @PlanCommandRoute('Elabora un folio de modificaciones (TMM-F009)')
  draft(
    @Param('planId') planId: string,
    @Body() body: DraftBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { folio: body.folio, content: contentOf(body) };
    return this.edge.send(DraftModificationCommand, { planId, data, sent });
  }

  @Put('modifications/:folio')
  @May('draft-modification')
  @PlanCommandRoute('Reemplaza lo elaborado en un folio', { onWhatWasSeen: true })
  redraft(
    @Param() { planId, folio }: FolioParams,
    @Body() body: RedraftBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { folio, content: contentOf(body) };
    return this.edge.send(RedraftModificationCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('modifications/:folio/signatures')
  @May('sign-prepared', 'sign-reviewed', 'sign-authorized')
  @PlanCommandRoute('Firma un folio; la última firma aplica sus movimientos', {
    onWhatWasSeen: true,
  })
  sign(
    @Param() { planId, folio }: FolioParams,
    @Body() { role, digest }: SignatureBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    requireMay(sent.principal, `sign-${role}`);
    const data = { folio, role, digest };
    return this.edge.send(SignModificationCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('modifications/:folio/return')
  @May('return-modification')
  @PlanCommandRoute('Devuelve un folio con un motivo', { onWhatWasSeen: true })
  return(
    @Param() { planId, folio }: FolioParams,
    @Body() { reason }: ReasonBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { folio, reason };
    return this.edge.send(ReturnModificationCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('modifications/:folio/withdrawal')
  @May('withdraw-modification')
  @PlanCommandRoute('Retira un folio con un motivo')
  withdraw(
    @Param() { planId, folio }: FolioParams,
    @Body() { reason }: ReasonBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { folio, reason };
    return this.edge.send(WithdrawModificationCommand, { planId, data, sent });
  }

  @Post('transfers/:transferId/return')
  @May('return-transfer')
  @PlanCommandRoute('Devuelve al plan de origen una cantidad en tránsito, con un motivo', {
    onWhatWasSeen: true,
  })
  async returnTransfer(
    @Param() { planId, transferId }: TransferParams,
    @Body() { reason }: ReasonBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const transfer = { transferId, toPlanId: planId };
    const givenBy = await this.views.find((reads) => givingPlan(reads, transfer));
    // The decision on the receiving plan says what there is to say of a transfer that nobody gave.
    const data = { transferId, givenBy: givenBy ?? planId, reason };
    return this.edge.send(ReturnTransferCommand, { planId, data, sent, onWhatWasSeen: true });
  }
}

interface FolioParams {
  readonly planId: string;
  readonly folio: string;
}
interface TransferParams {
  readonly planId: string;
  readonly transferId: string;
}
