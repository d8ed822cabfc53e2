import { type SchemaPathTree, required, validate } from '@angular/forms/signals';
import type { PublicCafeDraft } from '@percolateur/contract';
import {
  cafeAddressFault,
  departementOf,
  limits,
  localDate,
  publicCafeDayFault,
  timeZoneOfDepartement,
} from '@percolateur/domain';
import { limited } from '../../ui/limited';

/** A café as it is written in a form; what is not text is read when it is sent. */
export interface CafeDraft extends Omit<PublicCafeDraft, 'theme' | 'minutes' | 'seats' | 'access'> {
  theme: PublicCafeDraft['theme'];
  minutes: string;
  seats: string;
}

export const blankCafe: CafeDraft = {
  ...{ title: '', theme: 'discover', words: '', place: '', address: '', day: '', time: '18:00' },
  ...{ minutes: '60', seats: '15', hostName: '', coHost: '' },
};

/** What makes it right; the server has the last word. */
export function cafeRules(path: SchemaPathTree<CafeDraft>): void {
  required(path.title, { message: 'Donnez-lui un titre.' });
  required(path.place, { message: 'Dites où.' });
  required(path.hostName, { message: 'Dites qui invite : une personne, une structure.' });
  required(path.day, { message: 'Choisissez un jour.' });
  required(path.time, { message: 'Choisissez une heure.' });
  required(path.address, { message: 'Écrivez l’adresse, avec le code postal.' });
  for (const each of [path.title, path.place, path.hostName, path.coHost])
    limited(each, limits.line);
  limited(path.words, limits.cafeWords);
  limited(path.address, limits.postalAddress);
  validate(path.address, ({ value }) => said(value() && cafeAddressFault(value())));
  validate(path.day, ({ value, valueOf }) => {
    const zone = timeZoneOfDepartement(departementOf(valueOf(path.address)));
    return said(value() && publicCafeDayFault(value(), localDate(new Date(), zone)));
  });
  validate(path.minutes, ({ value }) =>
    said(!within(value(), 30, 480) && 'Entre 30 et 480 minutes.'),
  );
  validate(path.seats, ({ value }) => said(!within(value(), 1, 500) && 'Entre 1 et 500 places.'));
}

const within = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const said = (message: string | false | null) => (message ? { kind: 'rule', message } : undefined);

/** The draft as the contract has it. */
export const draftOf = (
  { minutes, seats, ...draft }: CafeDraft,
  access: ReadonlySet<PublicCafeDraft['access'][number]>,
): PublicCafeDraft => ({
  ...draft,
  minutes: Number(minutes),
  seats: Number(seats),
  access: [...access],
});
