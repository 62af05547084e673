import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { May } from '../access/may';
import { principalOf } from '../access/principals';
import { NumberInQuery, Whole } from '../http/fields';
import { HttpProblem } from '../http/problem';
import { EventFeed } from './event-feed';

class EventsQuery {
  @NumberInQuery()
  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER }, { optional: true })
  after?: number;
}

@Controller('v1/events')
export class EventsController {
  constructor(private readonly feed: EventFeed) {}

  @Get()
  @May('read-events')
  @ApiOperation({ summary: 'Los hechos conforme se registran (Server-Sent Events)' })
  @ApiProduces('text/event-stream')
  async follow(
    @Query() { after }: EventsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const from = lastEventId(request) ?? after ?? 0;
    await this.feed.send(response, { after: from, principal: principalOf(request) });
  }
}

/** What a client saw last, said as it connects again (HTML standard, Server-sent events). */
function lastEventId({ headers }: Request): number | null {
  const id = headers['last-event-id'];
  if (id === undefined) return null;
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return Number(id);
  throw new HttpProblem('request-malformed', 'Last-Event-ID: pide una posición de la bitácora');
}
