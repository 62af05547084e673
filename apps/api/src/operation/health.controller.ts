import { ReadStore } from '@libro/read-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';
import { Open } from '../access/may';
import { Lag } from './lag';
import type { Projecting } from './projection';
import { PROJECTING } from '../tokens';

@Controller('health')
@Open()
export class HealthController {
  constructor(
    private readonly lag: Lag,
    private readonly reads: ReadStore,
    @Inject(PROJECTING) private readonly projecting: Projecting | null,
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
    const behind = await this.lag.after(position);
    const isReady = (this.projecting?.trouble ?? null) === null && behind !== null;
    response.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'views-stand-still', projection: { position, behind } };
  }
}
