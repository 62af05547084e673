const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/^error: /, ''],
  [/unknown command '(.*)'/s, 'no hay ninguna orden «$1»'],
  [/unknown option '(.*)'/s, 'no hay ninguna opción «$1»'],
  [/required option '(.*)' not specified/, 'falta la opción $1'],
  [/missing required argument '(.*)'/, 'falta el argumento $1'],
  [/option '(.*)' argument missing/, 'a la opción $1 le falta su valor'],
  [
    /option '(.*?)' value '(.*)' from env '(.*?)' is invalid\. /s,
    'la variable $3 no admite «$2»: ',
  ],
  [/option '(.*?)' argument '(.*)' is invalid\. /s, 'la opción $1 no admite «$2»: '],
  [/command-argument value '(.*)' is invalid for argument '(.*?)'\. /s, '$2 no admite «$1»: '],
  [/too many arguments.* Expected \d+ arguments? but got \d+\./, 'sobran argumentos'],
  [/Allowed choices are (.*)\.$/, 'se admite $1'],
  [/\s*\(Did you mean (?:one of )?(.*)\?\)/, ' (¿quiso decir $1?)'],
];

/** What the parser of the command line says of wrong usage, in the officials' language. */
export function inSpanish(message: string): string {
  return SPANISH.reduce((text, [english, spanish]) => text.replace(english, spanish), message);
}
