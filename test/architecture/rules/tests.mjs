/** What ESLint holds against tests: every one of them runs, always. */

const ALOOF = '/^(skip|only|todo|failing)$/';
const TEST = '/^(it|test|describe)$/';
const aloof = `:matches([property.name=${ALOOF}], [property.value=${ALOOF}])`;
const ofTest = `:matches([object.name=${TEST}], [object.property.name=/^(concurrent|each)$/])`;
const crossedOut = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe', 'pending'];

export const everyTestRuns = {
  'no-restricted-globals': [
    'error',
    ...crossedOut.map((name) => ({ name, message: 'Every test runs, always.' })),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: `MemberExpression${aloof}${ofTest}`, message: 'Every test runs, always.' },
    {
      selector: `VariableDeclarator[init.name=${TEST}]`,
      message: 'A test is called by its own name.',
    },
  ],
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { paths: [{ name: '@jest/globals', message: "Jest's globals are enough." }] },
  ],
};
