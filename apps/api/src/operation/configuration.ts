import { plainToInstance } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { NumberInQuery } from '../http/fields';

/** The environment variables of the server, as they stand in the README's table. */
export class Configuration {
  /** Address to listen on. */
  @IsString()
  @MinLength(1)
  HOST = '127.0.0.1';

  @NumberInQuery()
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  /** Port of the figures of operation, without a token; `null`: on `PORT`, with one. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @NumberInQuery()
  @IsInt()
  @Min(0)
  @Max(65_535)
  METRICS_PORT: number | null = null;

  /** Data folder of the embedded ledger. */
  @IsString()
  @MinLength(1)
  LIBRO_DATA = './data';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** Requests that one address may send in a minute. */
  @NumberInQuery()
  @IsInt()
  @Min(1)
  RATE_LIMIT = 6_000;

  /** Whether one person may hold two signatures: on record with a finding, or refused. */
  @IsIn(['record', 'refuse'])
  SIGNER_POLICY: 'record' | 'refuse' = 'record';

  /** How many proxies stand in front, whose word about the sender's address is taken. */
  @NumberInQuery()
  @IsInt()
  @Min(0)
  @Max(10)
  TRUSTED_PROXIES = 0;

  /** Comes with the larger tiers: an address here must not be answered by an embedded ledger. */
  @Matches(/^$/, { message: 'DATABASE_URL: este programa aún no usa PostgreSQL' })
  DATABASE_URL = '';

  @Matches(/^$/, { message: 'EVENTSTORE_URL: este programa aún no usa EventStoreDB' })
  EVENTSTORE_URL = '';
}

/** A variable that cannot be used, in one clear line. */
class WrongConfiguration extends Error {
  override readonly name = 'WrongConfiguration';
}

/** The configuration that an environment states. @throws WrongConfiguration naming the variable */
export function configurationOf(environment: NodeJS.ProcessEnv): Configuration {
  const names = Object.keys(new Configuration());
  const stated = Object.entries(environment).filter(
    ([name, value]) => names.includes(name) && value !== undefined && value !== '',
  );
  const configuration = plainToInstance(Configuration, Object.fromEntries(stated));
  const [fault] = validateSync(configuration);
  if (fault === undefined) return configuration;
  const reasons = Object.values(fault.constraints ?? {}).join('; ');
  throw new WrongConfiguration(`${fault.property}: ${reasons}`);
}
