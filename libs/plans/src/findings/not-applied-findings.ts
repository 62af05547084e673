import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioFacts, OtherAuthorized } from './folio-facts';
import { folioSubject } from './folio-facts';
import { named, shown } from './spanish';

/** R02 of a transcribed folio that is on record only: its authorized goals are not the ledger's. */
export function notAppliedFindings(folio: FolioFacts, planId: string): Finding[] {
  if (folio.applied) return [];
  if (folio.otherAuthorized.length > 0) {
    return folio.otherAuthorized.map((other) => otherGoal(other, planId, folio.folio));
  }
  const message =
    `El folio ${folio.folio} está registrado ` + `sin aplicarse: no concuerda con el libro.`;
  const content = { planId, folio: folio.folio, message, source: folio.source };
  const subject = folioSubject(planId, folio.folio);
  return [findingOf('POA-R02', subject, { ...content, evidence: 'no se aplicó' })];
}

function otherGoal({ row, printed, onRecord }: OtherAuthorized, planId: string, folio: string) {
  const { subject, lineId, number, source } = row;
  const instead =
    onRecord === null ? 'el libro no tiene esa línea' : `en el libro es de ${shown(onRecord)}`;
  const message =
    `${named(row)} aparece en el folio ${folio} con una meta autorizada de ${shown(printed)}; ` +
    `${instead}, y el folio no se aplicó.`;
  const ledger = onRecord === null ? 'sin la línea' : shown(onRecord);
  const evidence = `en el libro: ${ledger}; en el folio: ${shown(printed)}`;
  const about = { planId, lineId, number, folio, source };
  const figures = { message, expected: onRecord, actual: printed, evidence };
  return findingOf('POA-R02', subject, { ...about, ...figures });
}
