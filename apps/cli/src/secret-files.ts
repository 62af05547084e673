import { readFileSync } from 'node:fs';
import { Failure, reasonOf, WRONG_INPUT } from './failure';

/** Variables that hold a password, and may stand in a file that `…_FILE` names instead. */
export const SECRETS = ['DATABASE_URL', 'EVENTSTORE_URL'] as const;

/**
 * What the files say that an environment names, under the names of the variables that they stand
 * for. A variable is seen by who may list the processes, or inspect a container; a file by who may
 * read it.
 * @throws Failure for a file that cannot be read or holds no single line, and for a secret that is
 *   stated twice: another ledger than the one that was meant must not answer
 */
export function secretsOf(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const named = SECRETS.flatMap((variable) => {
    const file = environment[`${variable}_FILE`] ?? '';
    return file === '' ? [] : [{ variable, file }];
  });
  const twice = named.find(({ variable }) => (environment[variable] ?? '') !== '');
  if (twice !== undefined) {
    const { variable } = twice;
    throw new Failure(WRONG_INPUT, `${variable} y ${variable}_FILE: solo se admite una de las dos`);
  }
  return Object.fromEntries(
    named.map(({ variable, file }) => [variable, lineIn(file, `${variable}_FILE`)]),
  );
}

/** Nothing of what it holds is ever said: it is a secret, whatever is wrong with it. */
function lineIn(file: string, variable: string): string {
  const text = textOf(file, variable).trim();
  if (text === '') throw wrong(variable, file, 'está vacío');
  if (/[\r\n]/.test(text)) throw wrong(variable, file, 'tiene más de una línea');
  return text;
}

function textOf(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(variable, file, reasonOf(error));
  }
}

function wrong(variable: string, file: string, reason: string): Failure {
  return new Failure(WRONG_INPUT, `${variable}: no se puede usar el archivo ${file}: ${reason}`);
}
