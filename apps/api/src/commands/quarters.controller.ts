import {
  CorrectProgressCommand,
  CorrectWordingCommand,
  ReportProgressCommand,
  ResolveRowCommand,
  SignQuarterCommand,
} from '@libro/plans/commands';
import type { CorrectedField } from '@libro/plans';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { May } from '../access/may';
import {
  CorrectionBody,
  ProgressBody,
  QuarterProgressBody,
  ResolutionBody,
  SignatureBody,
  WordingBody,
} from './bodies.dto';
import { PlanCommandRoute } from './command-route';
import { PlanEdge, requireMay } from './plan-edge';
import { LineParam, QuarterParam } from './quarter.dto';
import type { CommandAnswer } from './receipt.dto';
import { Sent } from './sent';
import type { SentCommand } from './sent';

@Controller('v1/plans/:planId')
export class QuartersController {
  constructor(private readonly edge: PlanEdge) {}

  @Put('quarters/:quarter/progress')
  @May('report-progress')
  @PlanCommandRoute('Reporta el avance de un trimestre, entero: todo o nada')
  reportQuarter(
    @Param() { planId, quarter }: QuarterParam,
    @Body() { lines }: QuarterProgressBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { quarter, lines: lines.map((each) => ({ line: each.line, ...reported(each) })) };
    return this.edge.send(ReportProgressCommand, { planId, data, sent });
  }

  @Put('quarters/:quarter/progress/:line')
  @May('report-progress')
  @PlanCommandRoute('Reporta el avance de una línea en un trimestre')
  reportLine(
    @Param() { planId, quarter, line }: LineParam,
    @Body() body: ProgressBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { quarter, lines: [{ line, ...reported(body) }] };
    return this.edge.send(ReportProgressCommand, { planId, data, sent });
  }

  @Post('quarters/:quarter/signatures')
  @May('sign-prepared', 'sign-reviewed', 'sign-authorized')
  @PlanCommandRoute('Firma un trimestre; la última firma lo cierra', { onWhatWasSeen: true })
  sign(
    @Param() { planId, quarter }: QuarterParam,
    @Body() { role, digest }: SignatureBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    requireMay(sent.principal, `sign-${role}`);
    const data = { quarter, role, digest };
    return this.edge.send(SignQuarterCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('quarters/:quarter/corrections')
  @May('correct-progress')
  @PlanCommandRoute('Corrige el avance de un trimestre cerrado', { onWhatWasSeen: true })
  correct(
    @Param() { planId, quarter }: QuarterParam,
    @Body() { series, occurredIn, ...body }: CorrectionBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const named = series === undefined ? {} : { series };
    const data = { ...body, ...named, quarter, occurredIn: occurredIn ?? null };
    return this.edge.send(CorrectProgressCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('corrections')
  @May('correct-wording')
  @PlanCommandRoute('Corrección técnica de un nombre o de una redacción; nunca de una meta', {
    onWhatWasSeen: true,
  })
  correctWording(
    @Param('planId') planId: string,
    @Body() { field, value, reason }: WordingBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    // The decision looks the field up, and refuses one that is not there.
    const data = { field: field as CorrectedField, value, reason };
    return this.edge.send(CorrectWordingCommand, { planId, data, sent, onWhatWasSeen: true });
  }

  @Post('rows/:rowId/resolution')
  @May('resolve-row')
  @PlanCommandRoute('Resuelve un renglón en duda (POA-O02)', { onWhatWasSeen: true })
  resolve(
    @Param() { planId, rowId }: RowParams,
    @Body() { planned, achieved, reason }: ResolutionBody,
    @Sent() sent: SentCommand,
  ): Promise<CommandAnswer> {
    const data = { rowId, planned, achieved, reason };
    return this.edge.send(ResolveRowCommand, { planId, data, sent, onWhatWasSeen: true });
  }
}

interface RowParams {
  readonly planId: string;
  readonly rowId: string;
}

function reported({ achieved, remarks, occurredIn }: ProgressBody) {
  return { achieved, remarks: remarks ?? null, occurredIn: occurredIn ?? [] };
}
