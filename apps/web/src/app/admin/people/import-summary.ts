import type { ImportLine, ImportReport } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

export interface ImportSummary {
  /** Lines that the import would enrol. */
  ready: ImportLine[];
  /** Lines that wait for somebody’s answer. */
  asked: ImportLine[];
  /** Lines left out, with their faults. */
  faults: ImportLine[];
  /** Lines of people already in the session: nothing to do. */
  there: ImportLine[];
  /** Whether something is worth knowing of those who are ready. */
  noticed: boolean;
  /** The whole, in a sentence. */
  sentence: string;
}

/** Reads a report of import for somebody who wants to know what will happen. */
export function importSummary({
  lines,
  dryRun,
  enrolled,
  waitlisted,
  seatsFree,
}: ImportReport): ImportSummary {
  const of = (...outcomes: ImportLine['outcome'][]) =>
    lines.filter(({ outcome }) => outcomes.includes(outcome));
  const ready = of('new', 'existing');
  const asked = of('ask');
  const faults = of('duplicate', 'invalid');
  const there = of('enrolled');
  const parts = dryRun
    ? [
        counted(ready.length, 'personne prête', 'personnes prêtes'),
        seatsFree === 0 ? 'aucune place libre' : counted(seatsFree, 'place libre', 'places libres'),
      ]
    : [counted(enrolled, 'personne inscrite', 'personnes inscrites')];
  if (waitlisted > 0) {
    parts.push(
      dryRun ? `${waitlisted} iront en liste d’attente` : `${waitlisted} en liste d’attente`,
    );
  }
  if (there.length > 0) parts.push(counted(there.length, 'déjà inscrite', 'déjà inscrites'));
  if (asked.length > 0) {
    parts.push(
      dryRun
        ? counted(asked.length, 'réponse attendue', 'réponses attendues')
        : counted(asked.length, 'sans réponse', 'sans réponse'),
    );
  }
  if (faults.length > 0) {
    parts.push(
      dryRun
        ? counted(faults.length, 'ligne à revoir', 'lignes à revoir')
        : counted(faults.length, 'ligne laissée de côté', 'lignes laissées de côté'),
    );
  }
  const noticed = ready.some(({ notice }) => notice !== null);
  return { ready, asked, faults, there, noticed, sentence: `${parts.join(', ')}.` };
}
