import type { Envelope } from '@libro/event-sourcing';
import { planIdOf } from '@libro/plans';
import {
  AddLineCommand,
  AuthorizePlanCommand,
  ClosePlanCommand,
  OpenPlanCommand,
} from '@libro/plans/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { May } from '../access/may';
import { PlanAccess } from '../access/plan-access';
import { NoBody } from '../http/no-body.dto';
import { AddLineBody, OpenPlanBody } from './bodies.dto';
import { PlanCommandRoute } from './command-route';
import { plain, PlanEdge } from './plan-edge';
import type { CommandAnswer } from './receipt.dto';
import { Sent } from './sent';
import type { SentCommand } from './sent';

@Controller('v1/plans')
export class PlansController {
  constructor(
    private readonly edge: PlanEdge,
    private readonly access: PlanAccess,
  ) {}

  @Post()
  @May('open-plan')
  @PlanCommandRoute('Abre un plan: el encabezado de la cédula')
  async open(@Body() body: OpenPlanBody, @Sent() sent: SentCommand): Promise<CommandAnswer> {
    const { fiscalYear, header } = plain(body);
    const planId = planIdOf(fiscalYear, header.executingUnit.code);
    await this.access.requireOpening(planId, { header, principal: sent.principal });
    const open = (envelope: Envelope) => new OpenPlanCommand({ fiscalYear, header }, envelope);
    return this.edge.sendUnseen({ planId, sent }, open);
  }

  @Post(':planId/lines')
  @May('add-line')
  @PlanCommandRoute('Agrega una meta o una acción a un plan aún no autorizado')
  addLine(
    @Param('planId') planId: string,
    @Body() { kind, additive, ...line }: AddLineBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data =
      kind === 'meta' ? { ...line, kind, additive: additive ?? false } : { ...line, kind };
    return this.edge.send(AddLineCommand, { planId, data, sent });
  }

  @Post(':planId/authorization')
  @May('authorize-plan')
  @PlanCommandRoute('Autoriza el plan: congela las metas autorizadas', { onWhatWasSeen: true })
  @ApiBody({ type: NoBody, required: false })
  authorize(
    @Param('planId') planId: string,
    @Body() _: NoBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    return this.edge.send(AuthorizePlanCommand, { planId, data: {}, sent, onWhatWasSeen: true });
  }

  @Post(':planId/closing')
  @May('close-plan')
  @PlanCommandRoute('Cierra el plan al final de su ejercicio', { onWhatWasSeen: true })
  @ApiBody({ type: NoBody, required: false })
  close(
    @Param('planId') planId: string,
    @Body() _: NoBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    return this.edge.send(ClosePlanCommand, { planId, data: {}, sent, onWhatWasSeen: true });
  }
}
