import { modificationsLayout, quarterlyGridLayout } from '@libro/forms';
import {
  modificationsListPage,
  modificationsSheetPage,
  quarterlyGridPage,
} from '@libro/forms/pages';
import type { Principal } from '@libro/identity';
import {
  currentGoals,
  lineHistory,
  modificationsSheet,
  modificationsSheets,
  planRevision,
  plans,
  quarterlyGrid,
  transcriptions,
} from '@libro/plans';
import type { ModificationsSheet } from '@libro/plans';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Asked } from '../access/asked';
import type { AskedBy } from '../access/asked';
import { Caller } from '../access/caller';
import { May } from '../access/may';
import { FormQuery, ViewQuery } from '../http/query.dto';
import { PlansQuery, QuarterQuery } from './queries.dto';
import { represented } from './representation';
import { filtersWithin } from '../access/scope';
import { Views } from './views';

@Controller('v1/plans')
@May('read')
export class PlanQueriesController {
  constructor(private readonly views: Views) {}

  @Get()
  @ApiOperation({ summary: 'Los planes' })
  list(@Query() query: PlansQuery, @Caller() { scope }: Principal) {
    const { asOf: _at, minPosition: _min, ...filters } = query;
    return this.views.ask(query, async (reads, at) => {
      const within = filtersWithin(filters, scope);
      if (within === null) return { asOf: await reads.asOf(at), items: [], next: null };
      return plans(reads, within, at);
    });
  }

  @Get(':planId')
  @ApiOperation({ summary: 'Las metas vigentes de un plan' })
  async goals(
    @Param('planId') planId: string,
    @Query() query: ViewQuery,
    @Asked() { principal, response }: AskedBy,
  ) {
    const goals = await this.views.askAbout(planId, { principal, query }, (reads, at) =>
      currentGoals(reads, planId, at),
    );
    response.set('ETag', `"${goals.revision}"`);
    return goals;
  }

  @Get(':planId/quarterly-grid')
  @ApiOperation({ summary: 'Avance físico programático de un trimestre (TMM-F004)' })
  async grid(
    @Param('planId') planId: string,
    @Query() query: QuarterQuery,
    @Asked() { principal, ...asked }: AskedBy,
  ) {
    const { quarter, format } = query;
    const grid = await this.views.askAbout(planId, { principal, query }, (reads, at) =>
      quarterlyGrid(reads, { planId, quarter }, at),
    );
    const pages = { csv: quarterlyGridLayout, html: quarterlyGridPage };
    return represented(grid, { ...asked, format }, pages);
  }

  @Get(':planId/modifications')
  @ApiOperation({ summary: 'Los folios de un plan (TMM-F009)' })
  async folios(
    @Param('planId') planId: string,
    @Query() query: FormQuery,
    @Asked() { principal, ...asked }: AskedBy,
  ) {
    const { format } = query;
    const list = await this.views.askAbout(planId, { principal, query }, (reads, at) =>
      modificationsSheets(reads, planId, at),
    );
    const pages = { csv: modificationsLayout, html: modificationsListPage };
    return represented(list, { ...asked, format }, pages);
  }

  @Get(':planId/modifications/:folio')
  @ApiOperation({ summary: 'Un folio (TMM-F009)' })
  async folio(
    @Param() { planId, folio }: { planId: string; folio: string },
    @Query() query: FormQuery,
    @Asked() { principal, ...asked }: AskedBy,
  ) {
    const { format } = query;
    const { sheet, revision } = await this.views.askAbout(
      planId,
      { principal, query, missing: 'folio-not-found' },
      async (reads, at) => {
        const found = await modificationsSheet(reads, { planId, folio }, at);
        if (found === null) return null;
        return { sheet: found, revision: await planRevision(reads, planId, found.asOf) };
      },
    );
    asked.response.set('ETag', `"${revision}"`);
    const pages = { csv: sheetLayout, html: modificationsSheetPage };
    return represented(sheet, { ...asked, format }, pages);
  }

  @Get(':planId/lines/:line/history')
  @ApiOperation({ summary: 'La vida de una línea' })
  history(
    @Param() { planId, line }: { planId: string; line: string },
    @Query() query: ViewQuery,
    @Caller() principal: Principal,
  ) {
    const asked = { principal, query, missing: 'line-not-found' } as const;
    return this.views.askAbout(planId, asked, (reads, at) =>
      lineHistory(reads, { planId, line }, at),
    );
  }

  @Get(':planId/transcriptions')
  @ApiOperation({ summary: 'Las hojas de un plan, como se publicaron' })
  transcriptions(
    @Param('planId') planId: string,
    @Query() query: ViewQuery,
    @Caller() principal: Principal,
  ) {
    return this.views.askAbout(planId, { principal, query }, (reads, at) =>
      transcriptions(reads, planId, at),
    );
  }
}

function sheetLayout({ asOf, plan, ...folio }: ModificationsSheet) {
  return modificationsLayout({ asOf, plan, items: [folio], next: null });
}
