import { Help } from 'commander';
import type { Command } from 'commander';

const TITLES = new Map([
  ['Usage:', 'Uso:'],
  ['Options:', 'Opciones:'],
  ['Global Options:', 'Opciones generales:'],
  ['Commands:', 'Órdenes:'],
  ['Arguments:', 'Argumentos:'],
]);

/** The help of every command in the officials' language. */
export class SpanishHelp extends Help {
  override showGlobalOptions = true;

  override styleTitle(title: string): string {
    return TITLES.get(title) ?? title;
  }

  override subcommandTerm(command: Command): string {
    return placeholders(super.subcommandTerm(command));
  }

  override commandUsage(command: Command): string {
    return placeholders(super.commandUsage(command));
  }

  override styleOptionDescription(text: string): string {
    return text
      .replace(/([(,] ?)choices: /, '$1uno de: ')
      .replace(/([(,] ?)default: /, '$1si no se dice: ')
      .replace(/([(,] ?)env: /, '$1o la variable ');
  }
}

function placeholders(term: string): string {
  return term.replace('[options]', '[opciones]').replace('[command]', '[orden]');
}
