import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../../..');
/** Names the folder of what was compiled for all faults. */
const VARIABLE = 'LIBRO_COMPILED';

/** The sources as plain JavaScript in a folder that everyone may read: a child starts in 0.1 s. */
export interface Compiled {
  /** Path of a compiled program, given its source's path in the repository. */
  program(source: string): string;
  /** What a child's environment needs in order to find its packages. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/** Compiles, before all faults, what any of their programs needs. */
export function compileForAll(): void {
  const libraries = ['event-sourcing', 'event-store', 'read-store', 'plans'];
  const folders = [...libraries.map((each) => `libs/${each}`), 'test/support', 'test/faults'];
  process.env[VARIABLE] = compiledInto(folders);
}

/** What was compiled before all faults. @throws Error where nothing was */
export function compiledForAll(): Compiled {
  const out = process.env[VARIABLE];
  if (out === undefined) throw new Error(`${VARIABLE} is set by the faults' own configuration`);
  return compiledIn(out);
}

/** Compiles the folders of the repository that the programs need; types are checked elsewhere. */
export function compile(folders: readonly string[]): Compiled {
  return compiledIn(compiledInto(folders));
}

/** @returns the folder in which the JavaScript stands as its sources do in the repository */
function compiledInto(folders: readonly string[]): string {
  const out = mkdtempSync(join(tmpdir(), 'libro-compiled-'));
  for (const folder of folders) {
    for (const file of filesIn(folder, /(?<!\.(?:spec|d))\.ts$/)) {
      write(join(out, file.replace(/ts$/, 'js')), emit(file));
    }
    for (const file of filesIn(folder, /\.worker\.js$/)) {
      write(join(out, file), readFileSync(join(ROOT, file), 'utf8'));
    }
  }
  for (const library of readdirSync(join(ROOT, 'libs'))) {
    for (const door of ['index', 'pages', 'commands']) {
      const shown = `module.exports = require('../../../libs/${library}/src/${door}.js');\n`;
      write(join(out, 'node_modules/@libro', library, `${door}.js`), shown);
    }
  }
  cpSync(join(ROOT, 'package.json'), join(out, 'package.json'));
  // `mkdtemp` shuts others out, and some children run as nobody.
  chmodSync(out, 0o755);
  return out;
}

function compiledIn(out: string): Compiled {
  return {
    program: (source) => join(out, source.replace(/ts$/, 'js')),
    env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

function filesIn(folder: string, names: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(folder, name));
}

function emit(file: string): string {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2023,
      esModuleInterop: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  return outputText;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
