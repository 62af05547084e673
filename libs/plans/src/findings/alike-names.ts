import { nameKey } from '../plan/name-key';
import type { CatalogueEntry } from './catalogue-entries';
import type { FindingSource } from './finding';
import { lettersOf, mayBeWithin } from './letters';
import { alikePersons, alikeUnitsOfMeasure, MOST_SLIPS, personKey, singularKey } from './names';
import { onShelf, withOnShelf } from './shelf';
import type { Shelf } from './shelf';

/** A name without a code: a person's, a unit of measure's. */
export interface PlainName {
  readonly key: string;
  /** What similarity is measured on. */
  readonly stem: string;
  readonly letters: number;
  /** As first printed. */
  readonly name: string;
  readonly source: FindingSource | null;
}

/** Names, and the clusters of those that look like one; the oldest member of a cluster names it. */
export interface AlikeNames {
  readonly known: Shelf<true>;
  readonly names: readonly PlainName[];
  readonly clusters: readonly Cluster[];
}

export interface Cluster {
  readonly members: readonly PlainName[];
}

export const NO_NAMES: AlikeNames = { known: new Map(), names: [], clusters: [] };

/** How names of a kind compare: as equal by their keys, as alike by their stems. */
const COMPARING = {
  person: { keyOf: personKey, stemOf: personKey, areAlike: alikePersons },
  unitOfMeasure: { keyOf: nameKey, stemOf: singularKey, areAlike: alikeUnitsOfMeasure },
} as const;

/** The names with one more; the very same object where it is known. Only a new name is compared. */
export function withName(
  alike: AlikeNames,
  { name, source }: CatalogueEntry,
  kind: keyof typeof COMPARING,
): AlikeNames {
  const { keyOf, stemOf, areAlike } = COMPARING[kind];
  const key = keyOf(name);
  if (key === '' || onShelf(alike.known, key) !== undefined) return alike;
  const stem = stemOf(name);
  const letters = lettersOf(stem);
  const added = { key, stem, letters, name, source };
  const like = alike.names.filter(
    (each) => mayBeWithin(MOST_SLIPS, each.letters, letters) && areAlike(each.stem, stem),
  );
  return {
    ...alike,
    known: withOnShelf(alike.known, key, true),
    names: [...alike.names, added],
    clusters: like.length === 0 ? alike.clusters : joined(alike.clusters, [...like, added]),
  };
}

/** The clusters with `names` in one: what held any of them before is now one with it. */
function joined(clusters: readonly Cluster[], names: readonly PlainName[]): readonly Cluster[] {
  const touched = clusters.filter(({ members }) => members.some((each) => names.includes(each)));
  const [oldest] = touched;
  const members = [...new Set([...touched.flatMap((each) => each.members), ...names])];
  if (oldest === undefined) return [...clusters, { members }];
  return clusters.flatMap((each) => {
    if (each === oldest) return [{ members }];
    return touched.includes(each) ? [] : [each];
  });
}
