import { nameKey } from '../plan/name-key';
import { NO_NAMES, withName } from './alike-names';
import type { AlikeNames } from './alike-names';
import type { CatalogueEntry, CatalogueKind } from './catalogue-entries';
import type { FindingSource } from './finding';
import { withFunctionalCode } from './functional-codes';
import type { FunctionalCodes } from './functional-codes';
import { onShelf, valuesOnShelf, withOnShelf } from './shelf';
import type { Shelf } from './shelf';
import { twinOf } from './unit-twins';
import type { UnitTwin } from './unit-twins';

/** A spelling of a code's name: the first that was printed of those that compare as equal. */
export interface Spelling {
  readonly key: string;
  readonly name: string;
  readonly source: FindingSource | null;
}

/** A code of the body's catalogues with every name it bears. */
export interface NamedCode {
  readonly kind: CatalogueKind;
  readonly code: string;
  readonly parents: readonly string[];
  readonly spellings: readonly Spelling[];
}

/** Keys of the names that a plan gives to each code. */
type NamesOfPlan = ReadonlyMap<string, readonly string[]>;

/** What all plans together say about codes and names; a fold of entries, immutable. */
export interface Catalogue {
  readonly codes: Shelf<NamedCode>;
  readonly plans: Shelf<NamesOfPlan>;
  /** Those of `codes` that bear several names. */
  readonly ambiguous: ReadonlyMap<string, NamedCode>;
  readonly twins: ReadonlyMap<string, UnitTwin>;
  readonly functional: FunctionalCodes;
  readonly persons: AlikeNames;
  readonly unitsOfMeasure: AlikeNames;
}

export const NO_CATALOGUE: Catalogue = {
  codes: new Map(),
  plans: new Map(),
  ambiguous: new Map(),
  twins: new Map(),
  functional: new Map(),
  persons: NO_NAMES,
  unitsOfMeasure: NO_NAMES,
};

/** The catalogue with an entry; the very same object where the entry brings nothing new. */
export function catalogueWith(catalogue: Catalogue, entry: CatalogueEntry): Catalogue {
  if (entry.kind === 'person') {
    const persons = withName(catalogue.persons, entry, 'person');
    return persons === catalogue.persons ? catalogue : { ...catalogue, persons };
  }
  if (entry.kind === 'unitOfMeasure') {
    const unitsOfMeasure = withName(catalogue.unitsOfMeasure, entry, 'unitOfMeasure');
    if (unitsOfMeasure === catalogue.unitsOfMeasure) return catalogue;
    return { ...catalogue, unitsOfMeasure };
  }
  return entry.corrected ? withCorrection(catalogue, entry) : withCode(catalogue, entry);
}

/** A function's code counts under its purpose's: each purpose numbers its own. */
function codeKeyOf({ kind, code, parents }: CatalogueEntry): string {
  return [kind, ...(kind === 'executingUnit' ? [] : parents), code].join(' ');
}

function withCode(catalogue: Catalogue, entry: CatalogueEntry): Catalogue {
  const { kind, code, parents, planId, name, source } = entry;
  const [codeKey, key] = [codeKeyOf(entry), nameKey(name)];
  const known = onShelf(catalogue.plans, planId);
  const ofPlan = known?.get(codeKey) ?? [];
  if (ofPlan.includes(key)) return catalogue;
  const plans = withOnShelf(catalogue.plans, planId, new Map(known).set(codeKey, [...ofPlan, key]));
  const named = onShelf(catalogue.codes, codeKey) ?? { kind, code, parents, spellings: [] };
  const next = { ...catalogue, plans, functional: withFunctionalCode(catalogue.functional, entry) };
  if (named.spellings.some((each) => each.key === key)) return next;
  const spellings = [...named.spellings, { key, name, source }];
  const twin = catalogue.twins.has(code) ? null : twinOf(entry);
  return {
    ...withNamed(next, codeKey, { ...named, spellings }),
    twins: twin === null ? next.twins : new Map(next.twins).set(code, twin),
  };
}

function withNamed(catalogue: Catalogue, codeKey: string, named: NamedCode): Catalogue {
  const codes = withOnShelf(catalogue.codes, codeKey, named);
  const { ambiguous } = catalogue;
  if (named.spellings.length < 2 && !ambiguous.has(codeKey)) return { ...catalogue, codes };
  const next = new Map(ambiguous).set(codeKey, named);
  if (named.spellings.length < 2) next.delete(codeKey);
  return { ...catalogue, codes, ambiguous: next };
}

/** A technical correction of a header takes the place of all names that its plan gave the code. */
function withCorrection(catalogue: Catalogue, entry: CatalogueEntry): Catalogue {
  const known = onShelf(catalogue.plans, entry.planId);
  const isMeant = (codeKey: string) => {
    const named = onShelf(catalogue.codes, codeKey);
    return named?.kind === entry.kind && (entry.code === '' || named.code === entry.code);
  };
  const codeKeys = [...(known?.keys() ?? [])].filter(isMeant);
  return codeKeys.reduce((each, codeKey) => withCorrectedName(each, entry, codeKey), catalogue);
}

function withCorrectedName(catalogue: Catalogue, entry: CatalogueEntry, codeKey: string) {
  const { planId, name, source } = entry;
  const key = nameKey(name);
  const known = onShelf(catalogue.plans, planId);
  const named = onShelf(catalogue.codes, codeKey);
  const replaced = known?.get(codeKey) ?? [];
  if (named === undefined || (replaced.length === 1 && replaced[0] === key)) return catalogue;
  const plans = withOnShelf(catalogue.plans, planId, new Map(known).set(codeKey, [key]));
  const stillGiven = new Set(
    [...valuesOnShelf(plans)].flatMap((names) => names.get(codeKey) ?? []),
  );
  const kept = named.spellings.filter((spelling) => stillGiven.has(spelling.key));
  const isKnown = kept.some((spelling) => spelling.key === key);
  const spellings = isKnown ? kept : [...kept, { key, name, source }];
  return withNamed({ ...catalogue, plans }, codeKey, { ...named, spellings });
}
