import type { Today } from '@percolateur/contract';
import {
  frenchDate,
  frenchSlot,
  frenchTime,
  holdDashes,
  localDate,
  localHour,
  typeset,
} from '@percolateur/domain';
import { calendarDay } from '../../ui/calendar-day';

/** The one thing to do now, as the big card shows it. */
export interface NextCard {
  title: string;
  text: string;
  /** What the button says, and where it leads below the course; null when there is nothing to do. */
  button: string | null;
  path: string[];
}

/** « ma matinée », « mon après-midi », « ma soirée »: the half-day that begins at this instant. */
export function myHalfDay(startsAt: string, timeZone: string): string {
  const hour = localHour(new Date(startsAt), timeZone);
  if (hour < 12) return 'ma matinée';
  return hour < 18 ? 'mon après-midi' : 'ma soirée';
}

/** The card of the next step. */
export function nextCard(today: Today): NextCard {
  const { next, timeZone } = today;
  const at = (instant: string) => frenchTime(new Date(instant), timeZone);
  const halfDay = (id: string) => today.halfDays.find((each) => each.id === id);
  switch (next.kind) {
    case 'sign': {
      const mine = myHalfDay(halfDay(next.halfDayId)?.startsAt ?? next.until, timeZone);
      return card(`Signer ${mine}`, `Ouvert jusqu’à ${at(next.until)}`, 'Signer', [
        'signer',
        next.halfDayId,
      ]);
    }
    case 'late-sign': {
      const slot = halfDay(next.halfDayId);
      const which = slot
        ? frenchSlot(new Date(slot.startsAt), new Date(slot.endsAt), timeZone)
        : `demi-journée ${next.position}`;
      const until = `${frenchDate(new Date(next.until), timeZone)}, ${at(next.until)}`;
      return card(
        'Il manque une signature',
        `${which}. Vous pouvez encore signer en disant pourquoi, jusqu’au ${until}.`,
        'Signer en retard',
        ['signer', next.halfDayId],
      );
    }
    case 'positioning':
      return card(
        'Dix questions pour faire connaissance',
        'Huit minutes. Elles aident à préparer la formation, elles ne vous notent pas.',
        'Répondre',
        ['quiz', next.quizId],
      );
    case 'again':
      return card(
        'Les mêmes questions, deux jours après',
        'Huit minutes. Vous verrez le chemin parcouru ; elles ne vous notent pas.',
        'Répondre',
        ['quiz', next.quizId],
      );
    case 'lesson':
      return next.resumed
        ? card(`Reprendre « ${next.title} »`, 'Votre place est gardée.', 'Reprendre', [
            'lecons',
            next.lessonId,
          ])
        : card(next.title, 'La séquence suivante vous attend.', 'Ouvrir la séquence', [
            'lecons',
            next.lessonId,
          ]);
    case 'quiz':
      return card(
        next.title,
        'Pour vérifier vos acquis, avec une explication après chaque réponse.',
        'S’entraîner',
        ['quiz', next.quizId],
      );
    case 'final':
      return card(
        next.title,
        'L’évaluation finale. Prenez votre temps, chaque réponse est gardée.',
        'Commencer ou reprendre',
        ['quiz', next.quizId],
      );
    case 'rehearsal':
      return card(
        'Votre animation reste à valider',
        'L’attestation attend votre grille d’observation : demandez à la personne qui vous a formé de la valider. Pas encore animé ? Elle vous dira quand le faire.',
        null,
      );
    case 'documents':
      return {
        ...card('Vos documents sont prêts', 'Gardez-les, chacun peut être vérifié.', 'Les ouvrir'),
        path: ['/mes-documents'],
      };
    case 'cafe':
      return card(
        'Votre premier café commence ici',
        'Une date, un lieu, un allié : posez-les pendant que tout est frais.',
        'Poser une date',
        ['mon-cafe'],
      );
    case 'nothing':
      return nothing(today);
  }
}

function nothing({ now, halfDays, timeZone, cohortStatus, cafe }: Today): NextCard {
  if (cohortStatus === 'cancelled') {
    return card(
      'Cette session est annulée',
      'Elle n’aura pas lieu. Pour une autre date, écrivez-nous : l’adresse est au bas de cette page.',
      null,
    );
  }
  const today = localDate(new Date(now), timeZone);
  if (cafe && cafe.plannedOn >= today) {
    return cafe.plannedOn === today
      ? card('Votre café, c’est aujourd’hui', `Il vous attend : ${cafe.place}.`, 'Le relire', [
          'mon-cafe',
        ])
      : card(
          'Rien à faire pour l’instant',
          `Votre café vous attend ${calendarDay(cafe.plannedOn)}, ${cafe.place}.`,
          null,
        );
  }
  const [first] = halfDays;
  const text =
    first && new Date(now) < new Date(first.startsAt)
      ? `La formation commence ${frenchDate(new Date(first.startsAt), timeZone)}.`
      : 'Profitez du café.';
  return card('Rien à faire pour l’instant', text, null);
}

function card(title: string, text: string, button: string | null, path: string[] = []): NextCard {
  return { title: typeset(title), text: holdDashes(typeset(text)), button, path };
}
