import type { Quarter } from '@libro/plans';
import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError for what is no quarter */
export function quarterOf(text: string): Quarter {
  switch (text) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    case '4':
      return 4;
    default:
      throw new InvalidArgumentError('un trimestre es 1, 2, 3 o 4');
  }
}
