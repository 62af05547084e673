import { applyDecorators } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { NumberInQuery } from '../http/fields';

/** A whole number within bounds. */
function Whole(least: number, most: number): PropertyDecorator {
  const message = `pide un número entero de ${least} a ${most}`;
  return applyDecorators(
    NumberInQuery(),
    IsInt({ message }),
    Min(least, { message }),
    Max(most, { message }),
  );
}

function OneOf(words: readonly string[]): PropertyDecorator {
  return IsIn(words, { message: `pide una de estas palabras: ${words.join(', ')}` });
}

/** The environment variables of the server, as they stand in the README's table. */
export class Configuration {
  /** Address to listen on. */
  @IsString()
  HOST = '127.0.0.1';

  @Whole(0, 65_535)
  PORT = 3000;

  /** Port of the figures of operation, without a token; `null`: on `PORT`, with one. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @Whole(0, 65_535)
  METRICS_PORT: number | null = null;

  /** Data folder of the embedded ledger. */
  @IsString()
  LIBRO_DATA = './data';

  @OneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** Requests that one address may send in a minute. */
  @Whole(1, 1_000_000_000)
  RATE_LIMIT = 6_000;

  /** Whether one person may hold two signatures: on record with a finding, or refused. */
  @OneOf(['record', 'refuse'])
  SIGNER_POLICY: 'record' | 'refuse' = 'record';

  /** How many proxies stand in front, whose word about the sender's address is taken. */
  @Whole(0, 10)
  TRUSTED_PROXIES = 0;

  /** Database of the log and the views, `postgres://…`; `null`: both are in the data folder. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @Matches(/^postgres(ql)?:\/\/./, { message: 'pide una dirección postgres://…' })
  DATABASE_URL: string | null = null;

  /** Event store of the log, `esdb://…`; the database then holds the views alone. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @Matches(/^esdb(\+discover)?:\/\/./, { message: 'pide una dirección esdb://…' })
  EVENTSTORE_URL: string | null = null;
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
  if (fault === undefined) return withViews(configuration);
  const [reason = ''] = Object.values(fault.constraints ?? {});
  throw new WrongConfiguration(`${fault.property}: ${reason}`);
}

/** @throws WrongConfiguration where the log has a server and the views have none */
function withViews(configuration: Configuration): Configuration {
  const { EVENTSTORE_URL, DATABASE_URL } = configuration;
  if (EVENTSTORE_URL === null || DATABASE_URL !== null) return configuration;
  throw new WrongConfiguration('EVENTSTORE_URL: pide también DATABASE_URL, donde están las vistas');
}
