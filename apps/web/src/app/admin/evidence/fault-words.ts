import type { EvidenceCheck, EvidenceFault } from '@percolateur/contract';

const words: Record<EvidenceFault, string> = {
  missing: 'un maillon manque avant lui',
  broken: 'il ne suit pas le maillon d’avant',
  altered: 'il n’est plus celui dont l’empreinte fut prise',
  moved: 'il n’est pas à sa place',
  gone: 'la preuve dont il parle a disparu',
  changed: 'la preuve dont il parle a été modifiée',
  unchained: 'une preuve n’est dans aucun maillon',
  'seal-broken': 'son sceau n’est pas celui d’une autorité connue',
  'seal-apart': 'la chaîne n’est pas celle qui fut scellée',
};

/** « Maillon 12 : la preuve dont il parle a été modifiée. » */
export function faultSentence({ number, fault }: EvidenceCheck['faults'][number]): string {
  const said = words[fault];
  return number === null
    ? `${said[0].toUpperCase()}${said.slice(1)}.`
    : `Maillon ${number} : ${said}.`;
}
