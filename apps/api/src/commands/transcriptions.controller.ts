import { createHash } from 'node:crypto';
import { decodeText, readSheets } from '@libro/forms';
import { findings, findingsOnSheets, planOfSheet } from '@libro/plans';
import type { Principal } from '@libro/identity';
import type { PrintedSheet, RequestedFile } from '@libro/plans';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { May } from '../access/may';
import { PlanAccess } from '../access/plan-access';
import { HeavyWork } from '../http/heavy-work';
import { HttpProblem } from '../http/problem';
import { Views } from '../queries/views';
import { within } from '../queries/within';
import { IDEMPOTENCY_KEY } from './command-route';
import { PlanEdge } from './plan-edge';
import { markReplayed } from './receipt.dto';
import { Sent } from './sent';
import type { SentCommand } from './sent';

const NAME = /^[^\p{C}/\\]{1,200}$/u;

@Controller('v1/transcriptions')
export class TranscriptionsController {
  private readonly heavy = new HeavyWork();

  constructor(
    private readonly edge: PlanEdge,
    private readonly access: PlanAccess,
    private readonly views: Views,
  ) {}

  @Post()
  @HttpCode(200)
  @May('transcribe')
  @ApiOperation({ summary: 'Transcribe las hojas de un archivo de texto' })
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string' } })
  @ApiHeader({ ...IDEMPOTENCY_KEY, description: 'Propia de cada archivo; cuenta por titular' })
  @ApiHeader({
    name: 'X-File-Name',
    description: 'Nombre del archivo, en UTF-8 codificado por ciento; sin él, hojas.txt',
  })
  @ApiQuery({ name: 'dryRun', required: false, type: Boolean })
  async transcribe(@Req() request: Request, @Sent() sent: SentCommand) {
    const { dryRun, principal, response } = sent;
    const { printed, done } = await this.heavy.run(() => this.transcribed(request, sent));
    if (dryRun) return { dryRun, sheets: done.sheets.map((each) => ({ ...each, findings: null })) };
    if (done.replayed) markReplayed(response);
    const counts = await this.findingsOn(printed, { asOf: done.position, principal });
    const sheets = done.sheets.map((sheet, index) => ({ ...sheet, findings: counts[index] ?? 0 }));
    return { dryRun, sheets };
  }

  private async transcribed(request: Request, sent: SentCommand) {
    const { file, sheets: printed } = fileIn(request);
    requireNoRevision(sent);
    const { principal } = sent;
    for (const sheet of printed) {
      const { header } = sheet;
      await this.access.requireOpening(planOfSheet(sheet), { header, principal });
    }
    return { printed, done: await this.edge.transcribe({ sheets: printed, file }, sent) };
  }

  /**
   * Only those that the token covers, as when it asks for them.
   * @param asOf where a file's own record ends, so that its answer is the same later; `null`: now
   */
  private async findingsOn(
    printed: readonly PrintedSheet[],
    { asOf, principal }: { readonly asOf: number | null; readonly principal: Principal },
  ): Promise<readonly number[]> {
    const plans = new Set(printed.map(planOfSheet));
    const minPosition = asOf ?? (await this.access.lastPosition([...plans]));
    const known = await this.views.ask({ minPosition }, async (reads) => {
      const at = asOf ?? (await reads.asOf());
      return findings(reads, await within(reads, at, principal), at);
    });
    return findingsOnSheets(known.items, printed);
  }
}

/** @throws HttpProblem 400: a file has no revision that its sender could have seen */
function requireNoRevision({ ifMatch }: SentCommand): void {
  if (ifMatch === null) return;
  const detail = 'un archivo no tiene revisión: mándelo sin If-Match';
  throw new HttpProblem('request-malformed', detail, { errors: [{ header: 'If-Match', detail }] });
}

function fileIn(request: Request): { file: RequestedFile; sheets: readonly PrintedSheet[] } {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) {
    throw new HttpProblem('media-type-unsupported', 'mande la hoja como text/plain');
  }
  const name = fileName(request);
  const file = { file: name, sha256: createHash('sha256').update(bytes).digest('hex') };
  return { file, sheets: readSheets(decodeText(bytes, name), file) };
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
