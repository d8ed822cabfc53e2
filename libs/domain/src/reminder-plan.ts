import { counted, typeset } from './french';
import type { ConditionName } from './reminder-conditions';
import type { EventName } from './reminder-events';
import type { Delay, ReminderRule } from './reminder-facts';
import { isClock } from './reminder-occasions';
import { clockRules, editable } from './reminder-rules';

const clock = (time: string) => {
  const [hours, minutes] = time.split(':');
  return `${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`;
};

/**
 * Why a hub cannot give a rule this delay, in French; null when it can. Every rule keeps bounds that
 * its words bear (a message that says « demain » leaves on the eve), and that keep the order of those
 * that follow each other.
 */
export function delayFault(rule: ReminderRule, delay: Delay): string | null {
  const { bounds } = editable(rule);
  if (!bounds) return 'Ce message part dès que sa cause arrive : il n’a pas de délai.';
  if ('minutes' in bounds) {
    const [least, most] = bounds.minutes;
    if ('minutes' in delay && delay.minutes >= least && delay.minutes <= most) return null;
    return typeset(`Choisissez de ${least} à ${most} minutes.`);
  }
  const [[first, last], [from, to]] = [bounds.days, bounds.times];
  const counts = [Math.abs(first), Math.abs(last)];
  if (!('days' in delay) || delay.days < first || delay.days > last) {
    return first === last
      ? 'Le jour de ce message ne change pas : son texte le dit.'
      : typeset(`Choisissez de ${Math.min(...counts)} à ${Math.max(...counts)} jours.`);
  }
  return delay.time < from || delay.time > to
    ? typeset(`Choisissez une heure de ${clock(from)} à ${clock(to)}.`)
    : null;
}

const after: Partial<Record<EventName, string>> = {
  invited: 'l’invitation',
  'first-day': 'le premier jour',
  'documents-issued': 'le dernier jour',
  'end-survey': 'le dernier jour',
  'later-survey': 'le dernier jour',
  'last-day': 'le dernier jour',
  'cafe-day': 'le jour du café',
};

const eves: Readonly<Record<number, string>> = {
  [-1]: 'la veille de',
  0: '',
  1: 'le lendemain de',
};

function dayInWords(days: number, anchor: string): string {
  const eve = eves[days];
  if (eve !== undefined) return `${eve} ${anchor}`.trim().replace('de le ', 'du ');
  return `${counted(Math.abs(days), 'jour', 'jours')} ${days < 0 ? 'avant' : 'après'} ${anchor}`;
}

const atOnce: Partial<Record<ReminderRule, string>> = {
  invitation: 'dès que vous invitez',
  corrected: 'dès qu’un document est corrigé',
  'cafe-announced': 'dès qu’une date de café est posée',
  'sign-link': 'dès que vous l’envoyez, depuis la salle',
  'documents-sent': 'dès que vous les envoyez, depuis les documents de la session',
  changed: 'dès qu’une date, un horaire ou le lieu change',
  cancelled: 'dès que la session est annulée',
  withdrawn: 'dès qu’une inscription est retirée',
  note: 'dès que vous l’écrivez',
};

/** When a rule speaks, in words: « 7 jours avant le premier jour, à 9 h ». */
export function whenInWords(rule: ReminderRule, delay: Delay | null): string {
  if (!delay) return typeset(atOnce[rule] ?? 'tout de suite');
  if ('minutes' in delay) {
    return typeset(`${delay.minutes} minutes après le début de chaque demi-journée`);
  }
  const event = isClock(rule) ? clockRules[rule].event : null;
  const anchor = event ? after[event] : undefined;
  const day = anchor ? dayInWords(delay.days, anchor) : 'le soir de chaque journée';
  return typeset(`${day}, à ${clock(delay.time)}`);
}

const audiences: Readonly<Record<ConditionName, string>> = {
  'has-not-answered': 'à qui n’a pas répondu à l’invitation',
  'has-a-seat': 'à qui a accepté',
  'is-expected': 'à qui a accepté, sauf ajout sur place',
  'is-unprepared': 'à qui a accepté et n’a pas répondu au questionnaire de départ',
  'has-not-signed': 'à qui suit la formation et n’a pas signé',
  'may-sign-by-link': 'à qui vous choisissez, tant que la demi-journée n’est pas signée',
  'has-documents': 'à qui vous choisissez, s’il y a un document émis',
  'has-documents-unsent': 'à qui a un document émis, sauf si vous l’avez envoyé',
  'has-a-corrected-document': 'à qui avait reçu l’ancien',
  'has-not-told-at-the-end': 'à qui a signé une demi-journée et n’a pas répondu au questionnaire',
  'has-not-told-later': 'à qui a signé une demi-journée et n’a pas répondu au questionnaire',
  'has-no-cafe': 'à qui a terminé la formation et n’a pas posé de date de café',
  'has-a-cafe': 'à qui a posé une date de café',
  'learnt-otherwise': 'à qui a appris autrement ce que le cours a corrigé',
};

const others: Readonly<Record<string, string>> = {
  'trainer-evening': 'à qui anime la session, s’il manque une signature',
  changed: 'à qui compte sur la session, et à qui l’anime',
  cancelled: 'à qui compte sur la session, et à qui l’anime',
  withdrawn: 'à la personne retirée',
  note: 'à qui vous choisissez',
};

/** To whom a rule speaks, in words: « à qui a accepté ». */
export const toWhomInWords = (rule: ReminderRule): string =>
  typeset((isClock(rule) ? audiences[clockRules[rule].condition] : others[rule]) ?? '');
