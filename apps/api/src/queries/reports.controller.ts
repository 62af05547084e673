import { cabildoLayout } from '@libro/forms';
import { cabildoReportPage } from '@libro/forms/pages';
import type { Principal } from '@libro/identity';
import { auditTrail, cabildoReport, findings } from '@libro/plans';
import type { CabildoReport } from '@libro/plans';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Asked } from '../access/asked';
import type { AskedBy } from '../access/asked';
import { Caller } from '../access/caller';
import { May } from '../access/may';
import { PlanAccess } from '../access/plan-access';
import { AuditQuery, CabildoQuery, FindingsQuery } from './queries.dto';
import { HeavyWork } from '../http/heavy-work';
import { HttpProblem } from '../http/problem';
import { filtersWithin, isBodyWide } from '../access/scope';
import { within } from './within';
import { represented } from './representation';
import { Views } from './views';

@Controller('v1')
export class ReportsController {
  private readonly heavy = new HeavyWork();

  constructor(
    private readonly views: Views,
    private readonly access: PlanAccess,
  ) {}

  @Get('findings')
  @May('read')
  @ApiOperation({ summary: 'Los hallazgos abiertos' })
  async findings(@Query() query: FindingsQuery, @Caller() principal: Principal) {
    const { asOf: _at, minPosition: _min, ...filters } = query;
    if (filters.plan !== undefined) await this.access.require(filters.plan, principal);
    return this.views.ask(query, async (reads, at) => {
      const asOf = await reads.asOf(at);
      return findings(reads, { ...filters, ...(await within(reads, asOf, principal)) }, asOf);
    });
  }

  @Get('reports/cabildo')
  @May('read')
  @ApiOperation({ summary: 'El informe para el cabildo' })
  cabildo(@Query() query: CabildoQuery, @Asked() asked: AskedBy) {
    return this.heavy.run(() => this.report(query, asked));
  }

  private async report(query: CabildoQuery, { principal, ...asked }: AskedBy) {
    const { fiscalYear, quarter, branch, since, format } = query;
    const filters = branch === undefined ? { fiscalYear } : { fiscalYear, branch };
    const within = filtersWithin(filters, principal.scope);
    const compared = since === undefined ? {} : { since };
    const whole = await this.views.ask(query, async (reads, at) => {
      return within && cabildoReport(reads, { ...within, fiscalYear, quarter, ...compared }, at);
    });
    if (whole === null) throw new HttpProblem('not-found', 'no hay planes de ese ejercicio y ramo');
    const report = isBodyWide(principal.scope) ? whole : withoutBody(whole);
    return represented(
      report,
      { ...asked, format },
      { csv: cabildoLayout, html: cabildoReportPage },
    );
  }

  @Get('audit-trail')
  @May('read-events')
  @ApiOperation({ summary: 'Cada hecho en palabras' })
  async auditTrail(@Query() query: AuditQuery, @Caller() principal: Principal) {
    const { asOf: _at, minPosition: _min, limit = MOST_ENTRIES, ...filters } = query;
    requirePlanOfNumber(filters);
    if (filters.plan !== undefined) await this.access.require(filters.plan, principal);
    return this.views.ask(query, async (reads, at) => {
      const asOf = await reads.asOf(at);
      const narrowed = await within(reads, asOf, principal);
      return auditTrail(reads, { ...filters, limit, ...narrowed }, asOf);
    });
  }
}

/** A number names a line in its plan alone. @throws HttpProblem 400 */
function requirePlanOfNumber({ plan, line }: Pick<AuditQuery, 'plan' | 'line'>): void {
  if (plan !== undefined || line?.startsWith('number:') !== true) return;
  const detail = 'number:… pide también el plan';
  const errors = [{ parameter: 'line', detail }];
  throw new HttpProblem('request-malformed', `line: ${detail}`, { errors });
}

/** Findings about the catalogues belong to the whole body, and so to who may see all of it. */
function withoutBody(report: CabildoReport): CabildoReport {
  const { comparison } = report;
  const findings = { appeared: [], disappeared: [], changed: [] };
  return {
    ...report,
    findings: [],
    comparison: comparison === null ? null : { ...comparison, findings },
  };
}

const MOST_ENTRIES = 1_000;
