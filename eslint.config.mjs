import { defineConfig } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import layers from './test/architecture/layers.cjs';
import * as domain from './test/architecture/rules/domain.mjs';
import { everyTestRuns } from './test/architecture/rules/tests.mjs';

const ANY_SCRIPT = '{js,cjs,mjs,jsx,ts,cts,mts,tsx}';
const TESTS = [
  'test/**/*.ts',
  '**/*.spec.ts',
  `libs/event-sourcing/src/{${layers.TEST_SUPPORT.join(',')}}.ts`,
];
/** What a library shows of itself: an index, and doors of their own for what loads for long. */
const DOORS = ['libs/*/src/index.ts', 'libs/forms/src/pages.ts', 'libs/plans/src/commands.ts'];
const ADAPTERS = [
  `**/*.{${layers.ADAPTER_SUFFIXES.join(',')}}.ts`,
  ...layers.ADAPTER_LIBS.map((lib) => `libs/${lib}/**`),
];

// What ESLint itself recommends; @eslint/js would be one more package for the same list.
const recommended = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta.docs?.recommended).map(([id]) => [id, 'error']),
);

const size = {
  'max-len': ['error', { code: 100, ignoreUrls: true }],
  'max-lines': ['error', { max: 200 }],
};

const strictness = {
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': false },
  ],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
  // Nest's modules are classes whose decorators say all.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // As the compiler has it: what must be named and is not used begins with an underscore.
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
};

const typeormIsGiven = {
  '@typescript-eslint/no-restricted-imports': [
    'error',
    {
      paths: [
        {
          name: 'typeorm',
          importNames: ['DataSource'],
          message: 'libs/read-store opens it; others are given it.',
          allowTypeImports: true,
        },
      ],
    },
  ],
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'data/', 'demo-data/', 'clients/typescript/ledger-api.ts'] },
  {
    name: 'everywhere',
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      ...recommended,
      ...size,
      eqeqeq: 'error',
      // Transcriptions are cleaned of control characters: naming them in a pattern is no slip here.
      'no-control-regex': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    },
  },
  {
    name: 'typescript',
    files: ['**/*.{ts,cts,mts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...strictness,
      'max-lines-per-function': ['error', { max: 40 }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
    },
  },
  {
    name: 'scripts',
    files: ['**/*.{js,cjs,mjs}'],
    ignores: ['libs/**'],
    languageOptions: {
      globals: {
        console: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  {
    name: 'scripts that Node loads as CommonJS',
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    name: 'domain',
    files: [`libs/**/*.${ANY_SCRIPT}`],
    ignores: [...TESTS, ...ADAPTERS],
    languageOptions: { globals: domain.domainGlobals },
    rules: { ...domain.domainIsPure, ...domain.domainImports, ...domain.domainCastsNothing },
  },
  {
    name: 'kernel: the one place where what was stored becomes typed',
    files: [`libs/event-sourcing/**/*.${ANY_SCRIPT}`],
    ignores: [...TESTS, ...ADAPTERS],
    rules: {
      ...domain.kernelImports,
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
    },
  },
  {
    name: 'an index shows a library by re-exports alone',
    files: DOORS,
    rules: domain.indexOnlyShows,
  },
  {
    name: 'only the read store opens TypeORM',
    files: ['apps/**/*.ts', ...ADAPTERS],
    ignores: ['libs/read-store/**', ...DOORS, ...TESTS],
    rules: typeormIsGiven,
  },
  { name: 'tests', files: TESTS, rules: { ...everyTestRuns, 'max-lines-per-function': 'off' } },
);
