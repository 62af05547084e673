import type { Cluster, PlainName } from './alike-names';
import type { Catalogue, NamedCode } from './catalogue';
import type { CatalogueKind } from './catalogue-entries';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { majorityOf } from './functional-codes';
import type { ClassifiedPlan, ClassifiedPlans } from './functional-codes';
import { remembered } from './remembered';
import { valuesOnShelf } from './shelf';
import { listed } from './spanish';
import type { UnitTwin } from './unit-twins';

export { catalogueEntries } from './catalogue-entries';
export { catalogueWith, NO_CATALOGUE } from './catalogue';
export type { Catalogue } from './catalogue';

/**
 * Every finding that needs more than one plan: I03, I05, I06 and I07. Pure; what an entry did not
 * touch is not looked at again (source: domain.md, Findings).
 */
export function catalogueFindings(catalogue: Catalogue): readonly Finding[] {
  const found: Finding[] = [];
  for (const [key, named] of catalogue.ambiguous) found.push(severalNames(named, key));
  for (const twin of catalogue.twins.values()) found.push(looksLike(twin));
  for (const cluster of catalogue.persons.clusters) {
    found.push(alike(cluster, 'person'));
  }
  for (const cluster of catalogue.unitsOfMeasure.clusters) {
    found.push(alike(cluster, 'unitOfMeasure'));
  }
  const majority = majorityOf(catalogue.functional);
  if (majority === null) return found;
  for (const each of catalogue.functional.values()) {
    if (each.codes === majority) continue;
    for (const odd of oddPlansOf(each, majority)) found.push(odd);
  }
  return found;
}

const KINDS: Readonly<Record<CatalogueKind, string>> = {
  branch: 'El ramo',
  program: 'El programa',
  executingUnit: 'La unidad ejecutora',
  purpose: 'La finalidad',
  function: 'La función',
  subfunction: 'La subfunción',
  lineOfAction: 'La línea de acción',
  issuingBody: 'El archivo',
  person: 'La persona',
  unitOfMeasure: 'La unidad de medida',
};

const severalNames = remembered((named: NamedCode, key: string): Finding => {
  const { kind, code, spellings } = named;
  const evidence = spellings.map(({ name }) => `«${name}»`).join('; ');
  const source = spellings[1]?.source ?? null;
  if (kind === 'issuingBody') {
    const message =
      `Las hojas del archivo ${source?.file ?? code} difieren en quién las emite: ` +
      `${spellings.length} formas de escribirlo.`;
    return findingOf('POA-I05', key, { planId: null, message, evidence, source });
  }
  const message = `${KINDS[kind]} ${code} aparece con ${spellings.length} nombres distintos.`;
  return findingOf('POA-I03', key, { planId: null, message, evidence, source });
});

const looksLike = remembered(({ code, twin, branch, source }: UnitTwin): Finding => {
  const message =
    `La unidad ejecutora ${code} se parece a ${twin}, ` +
    `que seguiría la numeración del ramo ${branch}.`;
  const content = { planId: null, message, expected: twin, actual: code, source };
  return findingOf('POA-I06', `executingUnit ${code}`, {
    ...content,
    evidence: listed([code, twin]),
  });
});

const WHAT = {
  person: 'Los nombres de persona',
  unitOfMeasure: 'Las unidades de medida',
} as const;

const alike = remembered((cluster: Cluster, kind: keyof typeof WHAT): Finding => {
  const { members } = cluster;
  const names = members.map(({ name }) => name);
  const quoted = listed(names.map((name) => `«${name}»`));
  const message = `${WHAT[kind]} ${quoted} parecen uno solo.`;
  const [oldest, other]: readonly (PlainName | undefined)[] = members;
  const source = other?.source ?? null;
  const content = { planId: null, message, evidence: names.join(', '), source };
  return findingOf('POA-I06', `${kind} ${oldest?.key ?? ''}`, content);
});

const oddPlansOf = remembered(
  ({ codes, plans }: ClassifiedPlans, majority: string): readonly Finding[] =>
    [...valuesOnShelf(plans)].map((plan) => oddPlan(plan, codes, majority)),
);

const oddPlan = remembered(
  ({ planId, source }: ClassifiedPlan, actual: string, expected: string): Finding => {
    const message =
      `El plan ${planId} se clasifica en ${actual} (finalidad, función, subfunción) ` +
      `y la mayoría de las unidades en ${expected}.`;
    const evidence = `${actual} contra ${expected}`;
    return findingOf('POA-I07', planId, { planId, message, expected, actual, evidence, source });
  },
);
