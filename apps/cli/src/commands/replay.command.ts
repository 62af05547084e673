import type { RecordedEvent } from '@libro/event-sourcing';
import { auditTrailLayout, currentGoalsLayout } from '@libro/forms';
import type { Layout } from '@libro/forms';
import {
  auditTrail,
  currentGoals,
  disagreements,
  planCodec,
  replayOf,
  streamOf,
} from '@libro/plans';
import type { PlanEvent, Replay } from '@libro/plans';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { Failure, REFUSED } from '../failure';
import { withLibro } from '../libro';
import type { Libro } from '../libro';
import { print, withOutput } from '../output';
import type { OutputOptions } from '../output';
import { stated } from '../stated-option';
import { found } from '../views';

interface ReplayOptions extends OutputOptions {
  readonly data: string;
  readonly plan: string;
  readonly to?: number;
}

/** `libro replay`: a plan's story from the log alone, held against the views. */
export function addReplay(libro: Command): void {
  const command = libro
    .command('replay')
    .description('vuelve a contar un plan desde la bitácora y lo coteja con las vistas')
    .requiredOption('--plan <ID>', 'plan, por ejemplo 2021.54101', stated)
    .option('--to <P>', 'hasta una posición', positionOf);
  withOutput(command, ['text', 'json']).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<ReplayOptions>();
    const { replay, differences } = await withLibro(options.data, (libro) =>
      replayed(libro, options),
    );
    found(replay.plan, `plan ${options.plan}`);
    const answer = { ...replay, agrees: differences.length === 0, differences };
    await print(answer, () => layoutOf(replay, differences), options);
    if (differences.length > 0) {
      throw new Failure(
        REFUSED,
        `las vistas no coinciden con la bitácora: ${differences.join('; ')}`,
      );
    }
  });
}

async function replayed({ store, projector, readStore }: Libro, { plan, to }: ReplayOptions) {
  const codec = planCodec();
  const stored = await store.read(streamOf(plan));
  const events = upTo(
    stored.map((event) => codec.decode(event)),
    to,
  );
  const replay = replayOf(events);
  await projector.projectToEnd();
  const goals = await currentGoals(readStore, plan, replay.position);
  const { items } = await auditTrail(readStore, { plan }, replay.position);
  return { replay, differences: disagreements(replay, { goals, entries: items }) };
}

/** Whole appends only: a position inside one means the end of the append before it. */
function upTo(
  events: readonly RecordedEvent<PlanEvent>[],
  to: number | undefined,
): readonly RecordedEvent<PlanEvent>[] {
  if (to === undefined) return events;
  return events.filter(({ position, metadata }) => {
    const left = metadata.size - 1 - metadata.index;
    return position + left <= to;
  });
}

function layoutOf(replay: Replay, differences: readonly string[]): Layout {
  const story = auditTrailLayout(
    { asOf: replay.position, items: replay.entries },
    'LO QUE DICE LA BITÁCORA, HECHO POR HECHO',
  );
  if (replay.plan === null) return story;
  const { plan, lines, position: asOf } = replay;
  const goals = currentGoalsLayout({ asOf, plan, lines, amountsUnderWay: [] });
  const verdict =
    differences.length === 0
      ? 'Las vistas coinciden con la bitácora'
      : `Las vistas no coinciden: ${differences.join('; ')}`;
  return {
    title: story.title,
    fields: goals.fields,
    tables: [...story.tables, ...goals.tables],
    notes: [...story.notes, verdict],
  };
}

/** @throws InvalidArgumentError for what is no position */
function positionOf(text: string): number {
  const position = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(position)) return position;
  throw new InvalidArgumentError('una posición es un número entero');
}
