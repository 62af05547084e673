import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A snippet that the rules refuse, beside one as like it as can be that they allow. */
interface Canary {
  readonly name: string;
  /** Where it stands; a domain file unless told. `*` is replaced: no two canaries share a file. */
  readonly at?: string;
  /** The rules that refuse it, all of them and no others; `inline` for directives in comments. */
  readonly by: readonly string[];
  readonly refused: string;
  /** The like of it that is allowed: other code, or the same code in another place. */
  readonly allowed?: string;
  readonly allowedAt?: string;
}

export interface Sample {
  readonly name: string;
  readonly path: string;
  readonly code: string;
  readonly by: readonly string[];
}

const DOMAIN = 'libs/plans/src/canary/*.ts';

// Not in this file: what looks for loosened rules in the sources would find them here.
const written = JSON.parse(
  readFileSync(join(__dirname, 'lint.canaries.json'), 'utf8'),
) as readonly Canary[];

const { ADAPTER_SUFFIXES } = jest.requireActual<{ ADAPTER_SUFFIXES: readonly string[] }>(
  './layers.cjs',
);
const suffixed: readonly Canary[] = ADAPTER_SUFFIXES.map((suffix) => ({
  name: `a framework in a file whose name only holds “${suffix}”`,
  at: `libs/plans/src/canary/*-${suffix}.ts`,
  by: ['@typescript-eslint/no-restricted-imports'],
  refused: "import { Injectable } from '@nestjs/common';\nexport const x = Injectable;",
  allowedAt: `libs/plans/src/canary/*.${suffix}.ts`,
}));

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const body = (count: number): string =>
  `export function x(): void {\n${lines(count, '  void 0;')}}\n`;
const comment = (columns: number): string => `//${' long'.repeat(columns)}`.slice(0, columns);
const sized: readonly Canary[] = [
  {
    name: 'a line of 101 columns',
    by: ['max-len'],
    refused: `${comment(101)}\nexport const x = 1;`,
    allowed: `${comment(100)}\nexport const x = 1;`,
  },
  {
    name: 'a file of 201 lines',
    at: 'test/canary/*.spec.ts',
    by: ['max-lines'],
    refused: lines(200, '//') + '//',
    allowed: lines(199, '//') + '//',
  },
  {
    name: 'a function of 41 lines',
    by: ['max-lines-per-function'],
    refused: body(39),
    allowed: body(38),
  },
  {
    name: 'a function of 41 lines outside a test',
    at: 'apps/cli/src/*.ts',
    by: ['max-lines-per-function'],
    refused: body(39),
    allowedAt: 'test/canary/*.spec.ts',
  },
];

function samplesOf(canary: Canary, index: number): readonly Sample[] {
  const { name, by, refused, allowed = refused, at = DOMAIN, allowedAt = at } = canary;
  const unique = String(index).padStart(2, '0');
  return [
    { name: `refused: ${name}`, path: at.replace('*', `refused-${unique}`), code: refused, by },
    {
      name: `allowed: the like of ${name}`,
      path: allowedAt.replace('*', `allowed-${unique}`),
      code: allowed,
      by: [],
    },
  ];
}

export const SAMPLES: readonly Sample[] = [...written, ...suffixed, ...sized].flatMap(samplesOf);

/** What the snippets import of the project. */
export const NEIGHBOURS: ReadonlyMap<string, string> = new Map([
  ['libs/event-sourcing/src/index.ts', "export * from './kernel';"],
  ['libs/event-sourcing/src/kernel.ts', 'export const kernel = 1;'],
  ['libs/event-sourcing/src/testing.ts', 'export const support = 1;'],
  ['libs/read-store/src/index.ts', "export * from './store';"],
  ['libs/read-store/src/store.ts', 'export const store = 1;'],
  ['libs/plans/src/canary/neighbour.ts', 'export type Neighbour = 1;\nexport const neighbour = 1;'],
  ['libs/plans/src/canary/neighbour.entity.ts', 'export const Row = 1;'],
  ['libs/second/src/neighbour.module.ts', 'export const x = 1;'],
  ['libs/fourth/src/neighbour.ts', 'export const x = 1;'],
]);
