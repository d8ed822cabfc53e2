import type { Outing, Rule } from './perceptron';

const went = (rain: number, distance: number): Outing => ({ rain, distance, stayed: false });
const stayed = (rain: number, distance: number): Outing => ({ rain, distance, stayed: true });

/** At first, only the distance counts. */
export const START: Rule = { rain: 0, distance: 1, threshold: 3 };

export const sets: readonly { name: string; story: string; outings: readonly Outing[] }[] = [
  {
    name: 'Les douze sorties',
    story: 'On renonce quand il pleut fort, quand c’est loin, ou un peu des deux.',
    outings: [
      went(1, 2),
      stayed(7, 6),
      went(0, 5),
      stayed(4, 7),
      went(3, 1),
      went(5, 0),
      stayed(6, 4),
      went(2, 4),
      stayed(8, 2),
      went(1, 6),
      stayed(2, 8),
      stayed(7, 3),
    ],
  },
  {
    name: 'Le jeu impossible',
    story:
      'Au soleil, on part loin, en randonnée. Sous la pluie, on va tout près, au cinéma. Sinon, on reste.',
    outings: [
      went(7, 1),
      stayed(1, 1),
      went(1, 7),
      stayed(7, 7),
      went(8, 0),
      stayed(0, 2),
      went(0, 8),
      stayed(8, 6),
      went(6, 2),
      stayed(2, 0),
      went(2, 6),
      stayed(6, 8),
    ],
  },
  { name: 'Vos propres points', story: 'Le quadrillage est vide : à vous.', outings: [] },
];
