import { cabildoLayout } from '@libro/forms';
import { cabildoReportPage } from '@libro/forms/pages';
import type { Principal } from '@libro/identity';
import { auditTrail, cabildoReport, findings } from '@libro/plans';
import type { CabildoReport } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
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
import type { ViewQuery } from '../http/query.dto';
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
    return this.asked(query, async (reads, asOf) => {
      return findings(reads, { ...filters, ...(await within(reads, asOf, principal)) }, asOf);
    });
  }

  @Get('reports/cabildo')
  @May('read')
  @ApiOperation({ summary: 'El informe para el cabildo' })
  cabildo(@Query() query: CabildoQuery, @Asked() { principal, ...asked }: AskedBy) {
    const { fiscalYear, quarter, branch, since, format } = query;
    const filters = branch === undefined ? { fiscalYear } : { fiscalYear, branch };
    const within = filtersWithin(filters, principal.scope);
    if (within === null) throw noPlans();
    const compared = since === undefined ? {} : { since };
    return this.asked(query, async (reads, asOf) => {
      const filled = { ...within, fiscalYear, quarter, ...compared };
      const whole = await cabildoReport(reads, filled, asOf);
      if (whole === null) throw noPlans();
      const report = isBodyWide(principal.scope) ? whole : withoutBody(whole);
      const pages = { csv: cabildoLayout, html: cabildoReportPage };
      return represented(report, { ...asked, format }, pages);
    });
  }

  @Get('audit-trail')
  @May('read-events')
  @ApiOperation({ summary: 'Cada hecho en palabras' })
  async auditTrail(@Query() query: AuditQuery, @Caller() principal: Principal) {
    const { asOf: _at, minPosition: _min, limit = MOST_ENTRIES, ...filters } = query;
    requirePlanOfNumber(filters);
    if (filters.plan !== undefined) await this.access.require(filters.plan, principal);
    return this.asked(query, async (reads, asOf) => {
      const narrowed = await within(reads, asOf, principal);
      return auditTrail(reads, { ...filters, limit, ...narrowed }, asOf);
    });
  }

  private asked<T>(query: ViewQuery, ask: (reads: ReadStore, asOf: number) => Promise<T>) {
    return this.views.ask(query, (reads, at) =>
      this.heavy.run(async () => ask(reads, await reads.asOf(at))),
    );
  }
}

function noPlans(): HttpProblem {
  return new HttpProblem('not-found', 'no hay planes de ese ejercicio y ramo');
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
