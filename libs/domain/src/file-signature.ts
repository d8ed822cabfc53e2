import { frenchDate } from './local-time';
import { typeset } from './french';

/** What the signature of a PDF tells. */
export interface FileSignatureFacts {
  by: string;
  /** Of a key that signs documents here, or did. */
  ours: boolean;
  state: 'whole' | 'added-to' | 'broken';
  at: Date | null;
  /** That time is an authority’s, and not the signer’s word alone. */
  stamped: boolean;
}

/**
 * What is said of the signature of a PDF, in two sentences: what it is worth, and by whom it is. A
 * signer that is not known here is told as such: anybody may call a certificate as they like.
 */
export function signatureSentences(
  { by, ours, state, at, stamped }: FileSignatureFacts,
  timeZone: string,
): string[] {
  if (state === 'broken') {
    return [
      'La signature électronique de ce PDF ne tient pas : il a été modifié après avoir été signé.',
    ].map(typeset);
  }
  const when = at ? ` le ${frenchDate(at, timeZone)}` : '';
  const proved = stamped ? ', date attestée par une autorité d’horodatage' : '';
  const known = ours ? '' : ' Ce certificat n’est pas de ceux qui signent ici.';
  return [
    `Signé électroniquement par « ${by} »${when}${proved}.${known}`,
    state === 'whole'
      ? 'Rien n’a changé depuis la signature.'
      : 'Ce qui a été signé est intact, mais quelque chose a été ajouté au fichier depuis.',
  ].map(typeset);
}
