import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LogPlace } from '@libro/event-store';
import { TOKENS_STREAM } from '@libro/identity';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { raw } from 'express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { jsonBody } from './http/json-body';
import { rateLimited } from './http/rate-limit';
import { answersWithProblems, outlastsProxies } from './http/wire';
import { EventFeed } from './live/event-feed';
import type { Configuration } from './operation/configuration';
import { openApiOf } from './openapi';
import { logger, requestLog } from './operation/logging';
import { Metrics } from './operation/metrics';
import { metricsServer } from './operation/metrics-server';
import { OpenRequests } from './operation/open-requests';
import type { Project, Projecting } from './operation/projection';
import { openedLedger } from './opened-ledger';
import type { OpenedLedger } from './opened-ledger';

export { configurationOf } from './operation/configuration';
export { healthServer } from './operation/health-server';
export { project, projectOnThread } from './operation/projection';
export type { Projecting } from './operation/projection';

/** A server that runs. */
export interface Serving {
  /** "http://127.0.0.1:3000" */
  readonly url: string;
  /** Of the figures of operation, where they have a port of their own. */
  readonly metricsUrl: string | null;
  /** Whether anybody was ever granted a token. */
  readonly hasTokens: boolean;
  /** Takes no more requests, finishes those it took, and closes the ledger. */
  close(): Promise<void>;
}

/** Of what is no page: nothing is loaded. Pages and `/docs` state their own. */
const POLICY = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };
/** The documentation's page brings its own scripts and styles. */
const DOCS_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const CONDITIONS: ReadonlySet<string> = new Set([
  'range',
  ...['if-range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'],
]);
type NestOptions = Parameters<typeof NestFactory.createApplicationContext>[1];
const OPTIONS = {
  bodyParser: false,
  bufferLogs: true,
} as NestOptions;
/** A hundred sheets and more; `libro import` takes any number. */
const MOST_SHEET_BYTES = 1_000_000;

/**
 * Runs the ledger over HTTP until it is closed.
 * @param project keeps the views up meanwhile; `null` where another process does
 * @throws what the stores say of their files; what the system says of the address
 */
export async function serve(
  configuration: Configuration,
  project: Project | null,
): Promise<Serving> {
  const ledger = await keptUp(placeOf(configuration), project);
  try {
    return await listening(ledger, configuration);
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

function placeOf(configuration: Configuration): LogPlace {
  const { LIBRO_DATA: folder, EVENTSTORE_URL, DATABASE_URL } = configuration;
  return { folder, eventStoreUrl: EVENTSTORE_URL, databaseUrl: DATABASE_URL };
}

/** A ledger, and what keeps its views up; `null`: another process. */
interface KeptUp extends OpenedLedger {
  readonly projecting: Projecting | null;
}

async function keptUp(place: LogPlace, project: Project | null): Promise<KeptUp> {
  const ledger = await openedLedger(place);
  try {
    const projecting = project === null ? null : await project(place);
    const close = async () => {
      await projecting?.close();
      await ledger.close();
    };
    return { ...ledger, projecting, close };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

/** Takes requests from now on. */
async function listening(ledger: KeptUp, configuration: Configuration): Promise<Serving> {
  const hasTokens = (await ledger.store.read(TOKENS_STREAM, { to: 0 })).length > 0;
  const app = await applicationOver(ledger, configuration);
  const requests = new OpenRequests(app.getHttpServer());
  await app.listen(configuration.PORT, configuration.HOST);
  const figures = await figuresOf(app, configuration);
  const close = async () => {
    const answered = requests.end();
    app.get(EventFeed).stop();
    await answered;
    figures?.close();
    await app.close();
    await ledger.close();
  };
  const metricsUrl = figures === null ? null : `${urlOf(figures)}/metrics`;
  const url = urlOf(app.getHttpServer());
  return { url, metricsUrl, hasTokens, close };
}

async function applicationOver(
  ledger: KeptUp,
  configuration: Configuration,
): Promise<NestExpressApplication> {
  const log = logger(configuration.LOG_LEVEL);
  const module = ApiModule.over({ ...ledger, configuration, log });
  const app = await NestFactory.create<NestExpressApplication>(module, OPTIONS);
  app.useLogger(app.get(Logger));
  app.use(requestLog(log));
  prepared(app, configuration);
  documented(app);
  return app;
}

/** What every request passes before its route. */
function prepared(app: NestExpressApplication, configuration: Configuration): void {
  const { RATE_LIMIT, TRUSTED_PROXIES } = configuration;
  app.set('trust proxy', TRUSTED_PROXIES);
  app.set('etag', false);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(app.get(Metrics).measure);
  answersWithProblems(app.getHttpServer());
  outlastsProxies(app.getHttpServer());
  app.use(helmet({ contentSecurityPolicy: { directives: POLICY, useDefaults: false } }));
  app.use(neverKept);
  app.use(rateLimited(RATE_LIMIT));
  app.use(...jsonBody());
  app.use('/v1/transcriptions', raw({ type: 'text/plain', limit: MOST_SHEET_BYTES }));
}

/** What a token let somebody read is nobody else's, and tomorrow no longer so. */
function neverKept(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/** `/docs` for people, `/openapi.json` for programs; its page needs scripts of its own. */
function documented(app: NestExpressApplication): void {
  const document = openApiOf(app);
  app.use('/docs', (request: Request, response: Response, next: NextFunction) => {
    response.set('Content-Security-Policy', DOCS_POLICY);
    // Its files are sent whole, whatever part or version is asked for.
    const kept = Object.entries(request.headers).filter(([name]) => !CONDITIONS.has(name));
    request.headers = Object.fromEntries(kept);
    next();
  });
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
}

/** The server of the figures of operation, where the configuration gives them a port. */
async function figuresOf(
  app: NestExpressApplication,
  { HOST: host, METRICS_PORT: port }: Configuration,
): Promise<Server | null> {
  if (port === null) return null;
  try {
    return await metricsServer(app.get(Metrics), { host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
