import type { CafePlanContent } from '@percolateur/contract';
import { cafeLibrary, layOut, typeset } from '@percolateur/domain';
import type { LaidOutPlan } from '@percolateur/domain';

/** The papers of a kit. */
export type KitSheet = 'plan' | 'cards' | 'poster' | 'poster-a3' | 'flyer' | 'slips';

/** All that the files of a kit say: plain values, for the thread of the press. */
export interface KitFacts {
  title: string;
  /** « mercredi 10 décembre 2026 »; empty until there is a day. */
  day: string;
  /** « de 18 h à 19 h » */
  hours: string;
  place: string;
  question: string;
  people: number;
  rows: LaidOutPlan['rows'];
  /** The café’s public page, when there is one. */
  page: string | null;
  now: Date;
}

const dayWords = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });

/** « 18 h 05 », so many minutes after `HH:MM`. */
export function clockAt(startsAt: string, minutes: number): string {
  const [hours = 0, past = 0] = startsAt.split(':').map(Number);
  const total = hours * 60 + past + minutes;
  const minute = total % 60;
  return typeset(
    `${Math.floor(total / 60) % 24} h${minute ? ` ${String(minute).padStart(2, '0')}` : ''}`,
  );
}

export function kitFacts(content: CafePlanContent, page: string | null, now: Date): KitFacts {
  const { title, day, place, question, answers, blocks } = content;
  const { rows, total } = layOut(blocks, answers, cafeLibrary());
  const { startsAt, people } = answers;
  return {
    ...{ title, place, question, people, rows, page, now },
    day: day ? dayWords.format(new Date(`${day}T12:00:00Z`)) : '',
    hours: `de ${clockAt(startsAt, 0)} à ${clockAt(startsAt, total)}`,
  };
}

/** Who made what is not ours, once each. */
export const credits = ({ rows }: KitFacts) =>
  rows.flatMap(({ block: { title, credit } }) =>
    credit
      ? [
          `${title} : ${credit.authors}. Licence : ${credit.licence ?? 'à vérifier auprès des auteurs'}. ${credit.link}`,
        ]
      : [],
  );

/** What to bring, once each, in the order in which it serves. */
export const materialOf = ({ rows }: KitFacts) => [
  ...new Set(rows.flatMap(({ block }) => block.material)),
];

/** The title, on one line at the foot of a page. */
export const footOf = ({ title }: KitFacts) =>
  title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title;
