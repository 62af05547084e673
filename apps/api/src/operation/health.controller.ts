import type { EventStore } from '@libro/event-sourcing';
import { ReadStore } from '@libro/read-store';
import { Controller, Get, Inject, Logger, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';
import { Open } from '../access/may';
import { EVENT_STORE } from '../tokens';
import { LiveProjection } from './projection';

/** Events beyond which it only matters that the views are far behind. */
const MOST_COUNTED = 10_000;

@Controller('health')
@Open()
export class HealthController {
  private readonly logger = new Logger(HealthController.name);

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reads: ReadStore,
    private readonly projection: LiveProjection,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'El proceso atiende' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'El libro se lee, y cuánto les falta a las vistas' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const position = await this.reads.asOf();
    const behind = await this.behind(position);
    const isReady = this.projection.trouble === null && behind !== null;
    response.status(isReady ? 200 : 503).set('Cache-Control', 'no-store');
    return { status: isReady ? 'ok' : 'views-stand-still', projection: { position, behind } };
  }

  /** How many events the views lack, up to 10,000; `null`: the log does not say. */
  private async behind(position: number): Promise<number | null> {
    try {
      return await this.counted(position);
    } catch (error) {
      this.logger.error(error);
      return null;
    }
  }

  private async counted(position: number): Promise<number> {
    let behind = 0;
    for await (const batch of this.store.follow({ after: position, live: false })) {
      behind += batch.length;
      if (behind >= MOST_COUNTED) break;
    }
    return Math.min(behind, MOST_COUNTED);
  }
}
