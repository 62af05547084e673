import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** "COPY apps apps" as its word and the rest. */
export interface Step {
  readonly word: string;
  readonly rest: string;
}

/** What stands from one FROM to the next. */
export interface Stage {
  readonly image: string;
  /** Empty for the last one, which nobody copies from. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What a COPY takes, from where, and to where. */
export interface Copied {
  /** A stage's name; `null`: the repository. */
  readonly from: string | null;
  readonly sources: readonly string[];
  readonly target: string;
}

/** The stages of the repository's Dockerfile. @throws Error for one before any FROM */
export function stages(): readonly Stage[] {
  const found: { image: string; name: string; steps: Step[] }[] = [];
  for (const step of steps()) {
    if (step.word === 'FROM') {
      const [image = '', , name = ''] = step.rest.split(' ');
      found.push({ image, name, steps: [] });
    } else {
      const stage = found.at(-1);
      if (stage === undefined) throw new Error(`${step.word} stands before any FROM`);
      stage.steps.push(step);
    }
  }
  return found;
}

function steps(): readonly Step[] {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  const lines = text.replaceAll(/^#.*$/gm, '').replaceAll(/\\\n/g, ' ').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', ...rest] = line.split(/\s+/);
      return { word, rest: rest.join(' ') };
    });
}

/** What the last step with a word says; empty where there is none. */
export function lastOf(stage: Stage | undefined, word: string): string {
  return stage?.steps.findLast((step) => step.word === word)?.rest ?? '';
}

/** Every COPY of a stage. */
export function copies(stage: Stage): readonly Copied[] {
  return stage.steps.filter(({ word }) => word === 'COPY').map(({ rest }) => copied(rest));
}

/** @throws Error for an option of COPY that those who read it here do not know */
export function copied(rest: string): Copied {
  const words = rest.split(' ');
  const options = words.filter((word) => word.startsWith('--'));
  const unknown = options.find((option) => !option.startsWith('--from='));
  if (unknown !== undefined) throw new Error(`COPY ${unknown}`);
  const paths = words.slice(options.length);
  const from = options[0]?.replace('--from=', '') ?? null;
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}
