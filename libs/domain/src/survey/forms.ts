import type { SurveyKind } from './kinds';

/** A question of a survey. None has to be answered. */
export type SurveyQuestion = { id: string; text: string } & (
  | { kind: 'scale' }
  | { kind: 'one' | 'some'; choices: Readonly<Record<string, string>> }
  | { kind: 'count'; most: number }
  | { kind: 'words' }
);

export interface SurveyForm {
  intro: string;
  questions: readonly SurveyQuestion[];
}

/** How far one agrees, from 1 to 5. */
export const agreement = [
  'Pas du tout',
  'Plutôt pas',
  'Ni oui ni non',
  'Plutôt oui',
  'Tout à fait',
] as const;

const scale = (id: string, text: string) => ({ id, text, kind: 'scale' }) as const;
const words = (id: string, text: string) => ({ id, text, kind: 'words' }) as const;

/** Asked before, at the end and two months later, in the same words: what the curve is drawn from. */
export const confidence: readonly SurveyQuestion[] = [
  scale(
    'oser-cadre',
    'Je me sens capable de poser le cadre d’un café IA et de le tenir une heure.',
  ),
  scale(
    'oser-expliquer',
    'Je me sens capable d’expliquer simplement d’où vient la réponse d’une IA.',
  ),
  scale('oser-doute', 'Je me sens capable d’accueillir une question dont j’ignore la réponse.'),
  scale('oser-desaccord', 'Je me sens capable d’accueillir un désaccord ou une inquiétude.'),
  scale('oser-organiser', 'Je me sens capable de trouver un lieu, une date et un public.'),
];

/** The questions of each survey. What was answered names them by id: an id never changes its meaning. */
export const surveyForms: Readonly<Record<SurveyKind, SurveyForm>> = {
  needs: {
    intro:
      'Deux minutes pour dire ce que vous attendez. L’équipe adapte ces deux jours à la salle.',
    questions: [
      {
        id: 'besoin-attente',
        text: 'Qu’est-ce qui vous serait le plus utile ?',
        kind: 'some',
        choices: {
          comprendre: 'Comprendre comment fonctionne l’IA',
          essayer: 'Essayer moi-même des outils',
          impacts: 'Parler des effets sur la société et l’environnement',
          animer: 'Apprendre à animer un débat',
          organiser: 'Préparer mon premier café',
          rencontrer: 'Rencontrer des collègues',
        },
      },
      words('besoin-mots', 'Qu’attendez-vous de ces deux jours, en une phrase ?'),
      ...confidence,
    ],
  },
  hot: {
    intro: 'Trois minutes, à chaud. Vos réponses servent à améliorer la prochaine session.',
    questions: [
      scale('chaud-attentes', 'La formation a répondu à mes attentes.'),
      scale('chaud-contenu', 'Ce que j’ai appris me servira dans mon travail.'),
      {
        id: 'chaud-rythme',
        text: 'Le rythme était…',
        kind: 'one',
        choices: { lent: 'trop lent', juste: 'juste', rapide: 'trop rapide' },
      },
      scale('chaud-equipe', 'L’équipe était claire, à l’écoute et disponible.'),
      scale('chaud-conditions', 'Le lieu, les horaires et le matériel convenaient.'),
      scale('chaud-acces', 'J’ai pu suivre et participer sans obstacle.'),
      scale('chaud-conseil', 'Je conseillerais cette formation à une ou un collègue.'),
      ...confidence,
      words('chaud-garder', 'Qu’est-ce qui vous a le plus aidé ?'),
      words('chaud-changer', 'Que changeriez-vous ?'),
    ],
  },
  cold: {
    intro:
      'Deux minutes pour dire ce que la formation est devenue, que vous ayez animé un café ou non.',
    questions: [
      {
        id: 'froid-cafe',
        text: 'Avez-vous animé un café IA depuis ?',
        kind: 'one',
        choices: {
          plusieurs: 'Oui, plusieurs',
          un: 'Oui, un',
          prevu: 'Pas encore, une date est prévue',
          'pas-encore': 'Pas encore',
        },
      },
      {
        id: 'froid-format',
        text: 'Sous quelle forme ?',
        kind: 'some',
        choices: {
          debat: 'Un débat',
          atelier: 'Un atelier où l’on essaie',
          jeu: 'Un jeu ou un quiz',
          permanence: 'Pendant une permanence',
          autre: 'Autrement',
        },
      },
      { id: 'froid-nombre', text: 'Combien de personnes en tout ?', kind: 'count', most: 9_999 },
      {
        id: 'froid-obstacles',
        text: 'Qu’est-ce qui vous a freiné ?',
        kind: 'some',
        choices: {
          temps: 'Le temps',
          public: 'Trouver un public',
          lieu: 'Trouver un lieu',
          hierarchie: 'L’accord de ma structure',
          confiance: 'La confiance en moi',
          materiel: 'Le matériel ou le réseau',
          rien: 'Rien',
        },
      },
      {
        id: 'froid-aide',
        text: 'Qu’est-ce qui vous aiderait maintenant ?',
        kind: 'some',
        choices: {
          binome: 'Animer à deux la première fois',
          rappel: 'Revoir un point de la formation',
          kit: 'Du matériel prêt à imprimer',
          collegues: 'Échanger avec d’autres',
          rien: 'Rien, merci',
        },
      },
      ...confidence,
      words('froid-mots', 'Que faut-il que nous sachions ?'),
    ],
  },
  employer: {
    intro:
      'Une personne de votre équipe a suivi cette formation. Deux minutes pour dire ce que vous en voyez.',
    questions: [
      scale('employeur-besoin', 'La formation a répondu au besoin de notre structure.'),
      scale('employeur-effet', 'Nous voyons un changement dans le travail avec nos publics.'),
      scale('employeur-organisation', 'L’information reçue et l’organisation convenaient.'),
      scale('employeur-conseil', 'Nous conseillerions cette formation à une autre structure.'),
      words('employeur-mots', 'Que faut-il que nous sachions ?'),
    ],
  },
  funder: {
    intro:
      'Vous avez contribué au financement de cette session. Deux minutes pour dire ce que vous en pensez.',
    questions: [
      scale('financeur-objectifs', 'La session a répondu aux objectifs du financement.'),
      scale('financeur-preuves', 'Les pièces reçues étaient complètes et claires.'),
      scale('financeur-delais', 'Les échanges et les délais convenaient.'),
      scale('financeur-conseil', 'Nous financerions de nouveau une telle session.'),
      words('financeur-mots', 'Que faut-il que nous sachions ?'),
    ],
  },
};
