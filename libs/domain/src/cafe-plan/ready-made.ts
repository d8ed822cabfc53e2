import type { CafeAnswers, PlacedBlock } from './plan';

export interface ReadyMadeCafe {
  id: string;
  title: string;
  about: string;
  answers: CafeAnswers;
  blocks: PlacedBlock[];
}

const usual: CafeAnswers = {
  audience: 'tous',
  needs: [],
  people: 10,
  startsAt: '18:00',
  room: 'circle',
  network: false,
  screen: false,
  phones: false,
  tone: 'discuter',
  coHost: false,
};

const blocks = (...ids: string[]) => ids.map((id) => ({ id, minutes: null }));

/** Three cafés that hold, one tap away. */
export const readyMadeCafes: readonly ReadyMadeCafe[] = [
  {
    id: 'sans-ecran',
    title: 'Autour d’une table, sans écran',
    about: 'Un dé, des papiers et une cafetière. Pour commencer n’importe où.',
    answers: { ...usual, room: 'tables', tone: 'jouer' },
    blocks: blocks(
      'le-cadre',
      'prenom-boisson',
      'mot-d-apres',
      'une-image-juste',
      'papiers-rapproches',
      'lundi',
      'dernier-tour',
    ),
  },
  {
    id: 'vrai-ou-fabrique',
    title: 'Vrai ou fabriqué ?',
    about: 'On vote, on enquête, on vote encore. Avec un écran pour tous.',
    answers: { ...usual, screen: true, tone: 'essayer' },
    blocks: blocks(
      'le-cadre',
      'thermometre',
      'vrai-ou-fabrique',
      'une-image-juste',
      'un-deux-quatre',
      'avec-sans-sur',
      'mur-des-questions',
    ),
  },
  {
    id: 'travail',
    title: 'L’IA et le travail',
    about: 'Parler de tâches, de faits datés et de ce qu’on veut garder.',
    answers: { ...usual, audience: 'travail' },
    blocks: blocks(
      'le-cadre',
      'prenom-boisson',
      'mes-taches',
      'travail-quatre-faits',
      'ressentis-anonymes',
      'lundi',
      'dernier-tour',
    ),
  },
];
