import type { EventStore } from '@libro/event-sourcing';
import { systemClock } from '@libro/event-sourcing';
import { Authenticator } from '@libro/identity';
import { PlansModule } from '@libro/plans/commands';
import { ReadStore } from '@libro/read-store';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { PlanAccess } from './access/plan-access';
import { TokenGuard } from './access/token.guard';
import { FindingsController } from './commands/findings.controller';
import { ModificationsController } from './commands/modifications.controller';
import { PlanEdge } from './commands/plan-edge';
import { PlansController } from './commands/plans.controller';
import { QuartersController } from './commands/quarters.controller';
import { TranscriptionsController } from './commands/transcriptions.controller';
import { Trials } from './commands/trials';
import { InputPipe } from './http/input.pipe';
import { OtherMethodsController } from './http/other-methods.controller';
import { ProblemFilter } from './http/problem.filter';
import { EventFeed } from './live/event-feed';
import { EventsController } from './live/events.controller';
import type { Configuration } from './operation/configuration';
import { HealthController } from './operation/health.controller';
import { Lag } from './operation/lag';
import { logging } from './operation/logging';
import { Metrics } from './operation/metrics';
import { MetricsController } from './operation/metrics.controller';
import type { Projecting } from './operation/projection';
import { PlanQueriesController } from './queries/plans.controller';
import { ReportsController } from './queries/reports.controller';
import { Views } from './queries/views';
import { EVENT_STORE, PROJECTING } from './tokens';

/** What the server runs on. */
export interface Ground {
  readonly store: EventStore;
  readonly reads: ReadStore;
  /** What keeps the views up; `null`: another process. */
  readonly projecting: Projecting | null;
  readonly configuration: Configuration;
  readonly log: Logger;
}

/** The ledger over HTTP. */
@Module({})
export class ApiModule {
  static over({ store, reads, projecting, configuration, log }: Ground): DynamicModule {
    const { METRICS_PORT, SIGNER_POLICY: signerPolicy } = configuration;
    const providers: Provider[] = [
      { provide: EVENT_STORE, useValue: store },
      { provide: ReadStore, useValue: reads },
      { provide: PROJECTING, useValue: projecting },
      { provide: Authenticator, useValue: new Authenticator(store, systemClock) },
      { provide: APP_GUARD, useClass: TokenGuard },
      { provide: APP_PIPE, useClass: InputPipe },
      { provide: APP_FILTER, useClass: ProblemFilter },
      EventFeed,
      Lag,
      Metrics,
      PlanAccess,
      PlanEdge,
      Trials,
      Views,
    ];
    return {
      module: ApiModule,
      imports: [logging(log), PlansModule.over({ store, signerPolicy })],
      controllers: [
        EventsController,
        FindingsController,
        HealthController,
        ...(METRICS_PORT === null ? [MetricsController] : []),
        ModificationsController,
        PlanQueriesController,
        PlansController,
        QuartersController,
        ReportsController,
        TranscriptionsController,
        OtherMethodsController,
      ],
      providers,
    };
  }
}
