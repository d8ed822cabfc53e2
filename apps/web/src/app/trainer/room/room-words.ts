import type { RoomPerson, RoomView, SigningMeans } from '@percolateur/contract';
import { frenchTime, typeset } from '@percolateur/domain';
import type { ExportRow } from '../../parts/export/table-files';
import { groupPeople, type RoomGroups } from './room-order';

export const roomHeadings: Record<keyof RoomGroups, string> = {
  stuck: 'À aider',
  awaiting: 'Signatures tardives à valider',
  unsigned: 'À signer',
  fine: 'Tout va bien',
};

const signedBy: Record<SigningMeans, string> = {
  own: 'signé',
  passed: 'signé ici',
  link: 'signé par un lien',
  paper: 'signé sur papier',
};

/** Where a signature is, in a few words. */
export function signatureWords(person: RoomPerson, timeZone: string): string {
  const { signature, signedAt, madeAt, late, lateReason } = person;
  const timeOf = (instant: string) => frenchTime(new Date(instant), timeZone);
  const at = signedAt ? timeOf(signedAt) : '';
  switch (signature) {
    case 'signed':
      if (madeAt) return `signé à ${timeOf(madeAt)}, reçu plus tard, ${at}`;
      if (late) return `signé en retard, ${at}`;
      return `${signedBy[person.means ?? 'own']}, ${at}`;
    case 'awaiting':
      if (madeAt) return `signé à ${timeOf(madeAt)} d’après son appareil, reçu plus tard, ${at}`;
      return typeset(`« ${lateReason ?? 'sans motif'} », ${at}`);
    case 'refused':
      return 'signature tardive refusée';
    case 'none':
      if (person.announcedAbsent) return 'absence annoncée';
      if (person.linkAskedAt) return `lien envoyé à ${timeOf(person.linkAskedAt)}`;
      return person.lastSeenAt ? 'pas encore signé' : 'pas encore de connexion';
  }
}

/** The room as lines of an export, in the order of the screen. */
export function roomRows({ people, timeZone }: RoomView): ExportRow[] {
  const groups = groupPeople(people);
  return (Object.keys(roomHeadings) as (keyof RoomGroups)[]).flatMap((key) =>
    groups[key].map((person) => ({
      Groupe: roomHeadings[key],
      Nom: person.lastName,
      Prénom: person.firstName,
      Signature: signatureWords(person, timeZone),
      'À savoir': person.stuck ?? '',
      'Minutes manquées': person.minutesMissed ?? 0,
    })),
  );
}
