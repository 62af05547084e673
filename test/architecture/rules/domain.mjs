/** What ESLint holds against domain files, kernel and index files; see layers.cjs. */
import layers from '../layers.cjs';

const ENTROPY = 'Time, ids and chance are inputs: nothing below the edge makes them.';
const PLATFORM = 'The domain knows no platform.';
const DIGESTS = 'A digest only computes; the rest draws, or reads a clock.';
const because = (message, names) => names.map((name) => ({ name, message }));

/** Names of the platform that only compute from what they are given, or hand a wish to stop on. */
export const domainGlobals = {
  TextDecoder: 'readonly',
  TextEncoder: 'readonly',
  AbortSignal: 'readonly',
};

// `no-undef` lets through what ECMAScript defines and nothing of Node; this takes from the former
// what reads the machine: its clock, its collector, its threads. `Intl` is below.
const impureGlobals = [
  ...because(ENTROPY, ['Date']),
  ...because(PLATFORM, ['globalThis', 'WeakRef', 'FinalizationRegistry', 'Atomics']),
  ...because(PLATFORM, ['SharedArrayBuffer', 'eval', 'Function']),
];

const byName = 'What Math and Intl offer is named in full, so that chance and clock are seen.';
const namespace = '[name=/^(Math|Intl)$/]';
const member = ':matches(MemberExpression, TSQualifiedName)';

const SUFFIX = `\\.(?:${layers.ADAPTER_SUFFIXES.join('|')}|spec)$`;
const NEIGHBOUR = '\\.{1,2}(?:/.+)?';

/** Imports that are none of `packages` and no neighbour's are refused, whatever they are. */
function imports(packages, ...patterns) {
  return {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: [
          { name: 'uuid', allowImportNames: ['parse', 'v5'], message: DIGESTS },
          { name: 'node:crypto', allowImportNames: ['hash'], message: DIGESTS },
        ],
        patterns: [
          {
            regex: `^(?!(?:${[...packages, NEIGHBOUR].join('|')})$)`,
            message: 'Domain imports no framework, store, driver or Node module.',
          },
          { regex: '/node_modules/', message: 'A package is imported by its name.' },
          ...patterns,
        ],
      },
    ],
  };
}

const noAdapters = {
  regex: `^\\..*${SUFFIX}`,
  message: 'Domain imports no adapter and no test: the suffix is the layer.',
};

export const domainImports = imports(layers.DOMAIN_PACKAGES, noAdapters);

export const kernelImports = imports(
  [...layers.DOMAIN_PACKAGES, ...layers.KERNEL_PACKAGES],
  noAdapters,
);

export const domainIsPure = {
  'no-undef': 'error',
  'no-console': 'error',
  'no-restricted-globals': ['error', ...impureGlobals],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: ENTROPY },
    { object: 'Intl', property: 'DateTimeFormat', message: ENTROPY },
    { object: 'AbortSignal', property: 'timeout', message: ENTROPY },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'ImportExpression', message: 'Domain imports are static: they can be checked.' },
    { selector: 'TSImportType', message: 'Domain imports are statements: they can be checked.' },
    { selector: `:not(${member}) > Identifier${namespace}`, message: byName },
    {
      selector: 'MemberExpression[object.name=/^(Math|Intl)$/][computed=true]',
      message: byName,
    },
    {
      selector:
        ':matches(NewExpression, CallExpression)[callee.object.name="Intl"]' +
        '[arguments.0.type!="Literal"]',
      message: 'The language is said: what is not said is read from the machine.',
    },
  ],
};

/** `as const` is allowed: it claims nothing. */
export const domainCastsNothing = {
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
};

export const indexOnlyShows = {
  ...imports(layers.DOMAIN_PACKAGES),
  'no-restricted-syntax': [
    'error',
    {
      selector: 'Program > :not(ExportAllDeclaration, ExportNamedDeclaration[source])',
      message: 'An index only re-exports.',
    },
  ],
};
