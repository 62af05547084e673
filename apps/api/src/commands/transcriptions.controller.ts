import { createHash } from 'node:crypto';
import { decodeText, readSheets } from '@libro/forms';
import { findings, findingsOnSheets, planOfSheet, TranscribeSheetsCommand } from '@libro/plans';
import type { Principal } from '@libro/identity';
import type { PrintedSheet, TranscribedSheet } from '@libro/plans';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { May } from '../access/may';
import { PlanAccess } from '../access/plan-access';
import { HttpProblem } from '../http/problem';
import { Views } from '../queries/views';
import { within } from '../queries/within';
import { Sent } from './sent';
import type { SentCommand } from './sent';

const NAME = /^[^\p{C}/\\]{1,200}$/u;

@Controller('v1/transcriptions')
export class TranscriptionsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly access: PlanAccess,
    private readonly views: Views,
  ) {}

  @Post()
  @HttpCode(200)
  @May('transcribe')
  @ApiOperation({ summary: 'Transcribe las hojas de un archivo de texto' })
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string' } })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({
    name: 'X-File-Name',
    description: 'Nombre del archivo, en UTF-8 codificado por ciento; sin él, hojas.txt',
  })
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  async transcribe(@Req() request: Request, @Sent() sent: SentCommand) {
    const printed = sheetsIn(request);
    for (const sheet of printed) {
      await this.access.requireOpening(planOfSheet(sheet), {
        header: sheet.header,
        principal: sent.principal,
      });
    }
    const { dryRun, principal } = sent;
    const command = new TranscribeSheetsCommand(printed, principal.holder, { dryRun });
    const execute = this.bus.execute.bind(this.bus)<typeof command, readonly TranscribedSheet[]>;
    const done = await execute(command);
    if (dryRun) return { dryRun, sheets: done.map((sheet) => ({ ...sheet, findings: null })) };
    const counts = await this.findingsOn(printed, principal);
    const sheets = done.map((sheet, index) => ({ ...sheet, findings: counts[index] ?? 0 }));
    return { dryRun, sheets };
  }

  /** Only those that the token covers, as when it asks for them. */
  private async findingsOn(
    printed: readonly PrintedSheet[],
    principal: Principal,
  ): Promise<readonly number[]> {
    const plans = new Set(printed.map(planOfSheet));
    const minPosition = await this.access.lastPosition([...plans]);
    const known = await this.views.ask({ minPosition }, async (reads) => {
      const asOf = await reads.asOf();
      return findings(reads, await within(reads, asOf, principal), asOf);
    });
    return findingsOnSheets(known.items, printed);
  }
}

function sheetsIn(request: Request): readonly PrintedSheet[] {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) {
    throw new HttpProblem('media-type-unsupported', 'mande la hoja como text/plain');
  }
  const file = fileName(request);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return readSheets(decodeText(bytes, file), { file, sha256 });
}

/** The sheets' own name of their file: it stands in the ledger as their source. */
function fileName({ headers }: Request): string {
  const value = headers['x-file-name'];
  if (value === undefined) return 'hojas.txt';
  const name = typeof value === 'string' ? decoded(value) : null;
  if (name !== null && NAME.test(name)) return name;
  const detail = 'pide un nombre de archivo sin carpetas, en UTF-8 codificado por ciento';
  throw new HttpProblem('request-malformed', detail, {
    errors: [{ header: 'X-File-Name', detail }],
  });
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
