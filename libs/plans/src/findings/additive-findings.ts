import type { Line } from '../plan/line';
import type { Lines } from '../plan/line.evolve';
import { atQuarter, equal, isZero, subtract, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioFacts, Stage } from './folio-facts';
import { named, quarterName, shown, shownChange } from './spanish';

/**
 * Whether the additive metas of a folio were the sum of their actions: at its end, and of a
 * transcribed folio after each block and, where the folio showed the meta to be additive, at the
 * baseline that it started from (source: domain.md, C05 and C06).
 */
export function additiveFindings(folio: FolioFacts, planId: string): Finding[] {
  const end = folio.stages.at(-1);
  if (end === undefined || end.block === 0) return [];
  const metas = [...end.lines.values()].filter(({ additive }) => additive);
  return metas.flatMap((meta) => [
    ...standing(folio, planId, meta),
    ...blockChanges(folio, planId, meta),
  ]);
}

interface Broken {
  readonly when: string;
  readonly quarter: Quarter | null;
  readonly expected: string;
  readonly actual: string;
  readonly evidence: string;
}

function about(folio: FolioFacts, planId: string, meta: Line) {
  const { id: lineId, number } = meta;
  return { planId, lineId, number, folio: folio.folio, source: folio.source };
}

function standing(folio: FolioFacts, planId: string, meta: Line): Finding[] {
  const stages = folio.transcribed ? folio.stages : folio.stages.slice(-1);
  const broken = stages.flatMap((stage) => brokenAt(stage, meta.id));
  const last = broken.at(-1);
  if (last === undefined) return [];
  const { when, quarter, expected, actual } = last;
  const where = quarter === null ? '' : ` en el ${quarterName(quarter)}`;
  const message =
    `${named(meta)} es de ${shown(actual)}${where} y la suma de sus acciones ` +
    `es de ${shown(expected)} (folio ${folio.folio}, ${when}).`;
  const evidence = broken.map((each) => each.evidence).join(' / ');
  const content = { ...about(folio, planId, meta), quarter, message, expected, actual, evidence };
  return [findingOf('POA-C05', `${meta.id} ${folio.folio}`, content)];
}

/** The baseline of a meta that was known to be additive is the end of an earlier folio. */
function brokenAt({ block, lines }: Stage, metaId: string): Broken[] {
  const meta = lines.get(metaId);
  if (meta === undefined || (block === 0 && meta.additive)) return [];
  const when = block === 0 ? 'línea base' : `bloque ${block}`;
  const actions = actionsOf(lines, metaId);
  const expected = sum(actions.map(({ goal }) => goal));
  if (equal(expected, meta.goal)) return brokenQuarter(meta, actions, when);
  const goals = actions.map(({ number, goal }) => `${number}: ${shown(goal)}`).join(', ');
  const evidence = `${when}: ${shown(meta.goal)} contra ${shown(expected)} (${goals})`;
  return [{ when, quarter: null, expected, actual: meta.goal, evidence }];
}

function brokenQuarter(meta: Line, actions: readonly Line[], when: string): Broken[] {
  const schedules = actions.flatMap(({ schedule }) => (schedule === null ? [] : [schedule]));
  if (meta.schedule === null || schedules.length < actions.length) return [];
  for (const quarter of QUARTERS) {
    const actual = atQuarter(meta.schedule, quarter);
    const expected = sum(schedules.map((schedule) => atQuarter(schedule, quarter)));
    if (equal(expected, actual)) continue;
    const evidence = `${when}, ${quarterName(quarter)}: ${shown(actual)} contra ${shown(expected)}`;
    return [{ when, quarter, expected, actual, evidence }];
  }
  return [];
}

function actionsOf(lines: Lines, metaId: string): readonly Line[] {
  const actions = [...lines.values()].filter((line) => line.metaId === metaId);
  return actions.sort((a, b) => a.number - b.number);
}

/** C06: only printed blocks stand for themselves; a live folio is balanced as a whole. */
function blockChanges(folio: FolioFacts, planId: string, meta: Line): Finding[] {
  if (!folio.transcribed) return [];
  return folio.stages.flatMap((stage, index) => {
    const before = folio.stages[index - 1];
    return before === undefined ? [] : blockChange(stage, before, { folio, planId, meta });
  });
}

interface OfMeta {
  readonly folio: FolioFacts;
  readonly planId: string;
  readonly meta: Line;
}

function blockChange(stage: Stage, before: Stage, { folio, planId, meta }: OfMeta): Finding[] {
  const actual = changeOf(meta.id, before, stage);
  const actions = actionsOf(stage.lines, meta.id).map(({ id, number }) => {
    return { number, change: changeOf(id, before, stage) };
  });
  const expected = sum(actions.map(({ change }) => change));
  if (equal(expected, actual)) return [];
  const where = `bloque ${stage.block}`;
  const message =
    `${named(meta)} cambia ${shownChange(actual)} en el ${where} del folio ${folio.folio} ` +
    `y sus acciones suman un cambio de ${shownChange(expected)}.`;
  const changes = actions
    .filter(({ change }) => !isZero(change))
    .map(({ number, change }) => `${number}: ${shownChange(change)}`);
  const evidence =
    `${where}: ${shownChange(actual)} contra ${shownChange(expected)} ` + `(${changes.join(', ')})`;
  const content = { ...about(folio, planId, meta), message, expected, actual, evidence };
  return [findingOf('POA-C06', `${meta.id} ${folio.folio} ${stage.block}`, content)];
}

/** By how much a block changed a line's goal; one that it opened had none. */
function changeOf(lineId: string, before: Stage, after: Stage): string {
  return subtract(after.lines.get(lineId)?.goal ?? '0', before.lines.get(lineId)?.goal ?? '0');
}
