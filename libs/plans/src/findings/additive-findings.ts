import { touchedMetas } from '../plan/additive';
import type { Line } from '../plan/line';
import { equal, isZero, subtract, sum } from '../plan/quantity';
import { actionsOf, brokenSum, brokenSumMessage } from './broken-sum';
import type { BrokenSum } from './broken-sum';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioFacts, Stage } from './folio-facts';
import { named, shownChange } from './spanish';

/**
 * Whether the additive metas that a folio touched were the sum of their actions: at its end, and
 * of a transcribed folio after each block and, where the folio showed the meta to be additive, at
 * the baseline that it started from (source: domain.md, C05 and C06).
 */
export function additiveFindings(folio: FolioFacts, planId: string): Finding[] {
  const [start] = folio.stages;
  const end = folio.stages.at(-1);
  if (start === undefined || end === undefined || end.block === 0) return [];
  const touched = touchedMetas(start.lines, end.lines);
  const metas = [...end.lines.values()].filter(({ id, additive }) => additive && touched.has(id));
  return metas.flatMap((meta) => [
    ...standing(folio, planId, meta),
    ...blockChanges(folio, planId, meta),
  ]);
}

function about(folio: FolioFacts, planId: string, meta: Line) {
  const { id: lineId, number } = meta;
  return { planId, lineId, number, folio: folio.folio, source: folio.source };
}

function standing(folio: FolioFacts, planId: string, meta: Line): Finding[] {
  const stages = folio.transcribed ? folio.stages : folio.stages.slice(-1);
  const all = stages.flatMap((stage) => brokenAt(stage, meta.id) ?? []);
  const last = all.at(-1);
  if (last === undefined) return [];
  const { when, quarter, expected, actual } = last;
  const message = brokenSumMessage(meta, last, `folio ${folio.folio}, ${when}`);
  const evidence = all.map((each) => each.evidence).join(' / ');
  const content = { ...about(folio, planId, meta), quarter, message, expected, actual, evidence };
  return [findingOf('POA-C05', `${meta.id} ${folio.folio}`, content)];
}

/** The baseline of a meta that was known to be additive is the end of an earlier folio. */
function brokenAt({ block, lines }: Stage, metaId: string): BrokenSum | null {
  const meta = lines.get(metaId);
  if (meta === undefined || (block === 0 && meta.additive)) return null;
  return brokenSum(lines, meta, block === 0 ? 'línea base' : `bloque ${block}`);
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
