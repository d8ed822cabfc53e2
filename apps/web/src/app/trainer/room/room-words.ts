import type { RoomPerson, RoomView, SigningMeans } from '@percolateur/contract';
import { frenchTime, typeset } from '@percolateur/domain';
import type { ExportRow } from '../../parts/export/table-files';
import { groupPeople, type RoomGroup } from './room-order';

const headings: Record<RoomGroup, string> = {
  call: 'À appeler',
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

export interface ShownGroup {
  key: RoomGroup;
  heading: string;
  people: RoomPerson[];
}

/** The groups that have somebody, in the order of the screen. */
export function shownGroups(view: Pick<RoomView, 'people' | 'opensAt'>): ShownGroup[] {
  const groups = groupPeople(view);
  return (Object.keys(headings) as RoomGroup[])
    .map((key) => ({ key, heading: headings[key], people: groups[key] }))
    .filter(({ people }) => people.length > 0);
}

/** Where somebody is, in two or three words that hold under a name on a phone. */
export function tileWords(person: RoomPerson, group: RoomGroup, timeZone: string): string {
  const { signature, signedAt } = person;
  if (group === 'call') return 'à appeler';
  if (group === 'awaiting') return 'à valider';
  if (person.contest) return 'conteste';
  if (group === 'stuck') return signature === 'none' ? 'ne signe pas' : 'à aider';
  if (signature === 'refused') return 'refusée';
  if (person.announcedAbsent) return 'absence dite';
  if (signature === 'signed') {
    const at = frenchTime(new Date(signedAt!), timeZone);
    return person.late ? `en retard, ${at}` : `signé, ${at}`;
  }
  if (group === 'fine') return 'signé ailleurs';
  return person.linkAskedAt ? 'lien envoyé' : 'à signer';
}

/** The room as lines of an export, in the order of the screen. */
export function roomRows(view: RoomView): ExportRow[] {
  return shownGroups(view).flatMap(({ heading, people }) =>
    people.map((person) => ({
      Groupe: heading,
      Nom: person.lastName,
      Prénom: person.firstName,
      Signature: signatureWords(person, view.timeZone),
      'À savoir': person.stuck ?? '',
      'Minutes manquées': person.minutesMissed ?? 0,
    })),
  );
}
