import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError for a blank text, as a variable that was never set leaves it */
export function stated(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('está en blanco');
}
