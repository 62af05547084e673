import { ReadStore } from '@libro/read-store';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Lag } from './lag';

/** Figures of operation in Prometheus' format. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'libro_http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  constructor(reads: ReadStore, lag: Lag) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'libro_projection_position',
      help: 'Position of the log up to which the views stand',
      registers: [this.registry],
      async collect() {
        this.set(await reads.asOf());
      },
    });
    new Gauge({
      name: 'libro_projection_lag_events',
      help: 'Events of the log that the views do not have yet, up to 10,000',
      registers: [this.registry],
      async collect() {
        this.set((await lag.after(await reads.asOf())) ?? Number.NaN);
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Measures a request under its route, never its address: that would name plans and lines. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.durations.startTimer();
    response.once('finish', () => {
      const matched = request.route as { path?: string } | undefined;
      const { method } = request;
      end({ method, route: matched?.path ?? 'none', status: String(response.statusCode) });
    });
    next();
  };
}
