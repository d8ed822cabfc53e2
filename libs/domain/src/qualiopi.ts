import { counted } from './french';
import { answerDays } from './quality';
import type { SurveyKind } from './survey/kinds';

/** What the platform holds of the sessions of a hub that ended within a period. */
export interface QualiopiFacts {
  cohorts: number;
  /** Those whose place, equipment or access are described. */
  cohortsDescribed: number;
  learners: number;
  completed: number;
  withdrawn: number;
  /** Of the courses followed. */
  objectives: number;
  objectivesAsked: number;
  lessons: number;
  /** Learners who did each. */
  positioned: number;
  assessed: number;
  passed: number;
  observed: number;
  /** Half-days followed by learners, and those of them that are signed. */
  halfDays: number;
  signed: number;
  joiningSent: number;
  remindersSent: number;
  extraTime: number;
  disabilityContact: boolean;
  trainers: number;
  answers: Readonly<Record<SurveyKind, number>>;
  cafes: number;
  complaints: number;
  unanswered: number;
  /** Unanswered for longer than was promised. */
  late: number;
  improvements: number;
  done: number;
  watch: number;
}

export interface Indicator {
  /** In the national reference for quality (RNQ, decree 2019-565). */
  number: number;
  title: string;
  /** `elsewhere`: what proves it is not kept here. */
  state: 'held' | 'partly' | 'missing' | 'elsewhere';
  held: string[];
  missing: string[];
  /** The page where it is read or mended. */
  link: string | null;
}

/** A fact that is held, or what is missing where it is not. */
type Line = { held: string } | { missing: string };

const when = (there: boolean, held: string, missing: string): Line =>
  there ? { held } : { missing };
const share = (part: number, whole: number) =>
  `${part} sur ${whole}${whole > 0 ? ` (${Math.round((100 * part) / whole)}\u00a0%)` : ''}`;

/** What is held of each of a group, and how many are left. */
const everyone = (part: number, whole: number, what: string): Line[] => [
  ...(part > 0 ? [{ held: `${what} : ${share(part, whole)}` }] : []),
  ...(part < whole || whole === 0 ? [{ missing: `${what} : il en manque ${whole - part}` }] : []),
];

const elsewhere = (number: number, title: string, where: string): Indicator => ({
  ...{ number, title, state: 'elsewhere', held: [], missing: [where], link: null },
});

function indicator(
  number: number,
  title: string,
  lines: readonly Line[],
  link: string | null = null,
): Indicator {
  const held = lines.flatMap((line) => ('held' in line ? [line.held] : []));
  const missing = lines.flatMap((line) => ('missing' in line ? [line.missing] : []));
  const state = missing.length === 0 ? 'held' : held.length === 0 ? 'missing' : 'partly';
  return { number, title, state, held, missing, link };
}

/**
 * Indicator by indicator, what an auditor may be shown from here and what is missing. It judges
 * nothing: an audit looks at practice, and at what is kept elsewhere too.
 */
export function qualiopi(facts: QualiopiFacts): Indicator[] {
  const { answers, learners, cohorts } = facts;
  const some = (count: number, one: string, many: string, missing: string) =>
    when(count > 0, counted(count, one, many), missing);
  return [
    indicator(
      1,
      'Informer le public',
      [
        { held: 'Le programme public : objectifs, durée, déroulé, évaluation, accessibilité' },
        { missing: 'Le tarif et le délai d’accès : à dire sur votre propre site' },
      ],
      '/programme',
    ),
    indicator(
      2,
      'Publier des résultats',
      [
        some(
          facts.completed,
          'parcours mené à son terme',
          'parcours menés à leur terme',
          'Aucun parcours mené à son terme',
        ),
        some(answers.hot, 'avis à chaud', 'avis à chaud', 'Aucun avis à chaud'),
        some(
          facts.cafes,
          'café planifié ou animé',
          'cafés planifiés ou animés',
          'Aucun café planifié',
        ),
      ],
      '/coordination/qualite/avis',
    ),
    indicator(
      4,
      'Analyser le besoin',
      [
        some(
          answers.needs,
          'questionnaire avant la formation',
          'questionnaires avant la formation',
          'Aucun questionnaire avant la formation',
        ),
      ],
      '/coordination/qualite/avis',
    ),
    indicator(5, 'Fixer des objectifs évaluables', [
      when(
        facts.objectives > 0,
        counted(facts.objectives, 'objectif écrit', 'objectifs écrits'),
        'Aucun objectif',
      ),
      when(
        facts.objectivesAsked >= facts.objectives,
        'Chaque objectif a sa question',
        `Objectifs sans question : ${facts.objectives - facts.objectivesAsked}`,
      ),
    ]),
    indicator(6, 'Décrire les contenus', [
      some(
        facts.lessons,
        'séquence, avec sa durée et son déroulé',
        'séquences, avec leur durée et leur déroulé',
        'Aucune séquence',
      ),
    ]),
    indicator(
      8,
      'Positionner à l’entrée',
      everyone(facts.positioned, learners, 'Positionnements rendus'),
    ),
    indicator(9, 'Dire comment la formation se passe', [
      some(
        facts.joiningSent,
        'convocation envoyée',
        'convocations envoyées',
        'Aucune convocation envoyée',
      ),
    ]),
    indicator(10, 'Adapter', [
      some(
        answers.needs,
        'attente lue avant de commencer',
        'attentes lues avant de commencer',
        'Aucune attente recueillie',
      ),
      // Nobody may have needed it.
      ...(facts.extraTime > 0
        ? [
            {
              held: counted(
                facts.extraTime,
                'personne a du temps supplémentaire',
                'personnes ont du temps supplémentaire',
              ),
            },
          ]
        : []),
    ]),
    indicator(11, 'Évaluer ce qui est acquis', [
      ...everyone(facts.assessed, learners, 'Évaluations finales rendues'),
      some(
        facts.passed,
        'évaluation finale réussie',
        'évaluations finales réussies',
        'Aucune évaluation finale réussie',
      ),
      some(
        facts.observed,
        'grille d’observation validée',
        'grilles d’observation validées',
        'Aucune grille d’observation validée',
      ),
    ]),
    indicator(12, 'Favoriser l’engagement', [
      when(
        facts.halfDays > 0,
        `Demi-journées signées : ${share(facts.signed, facts.halfDays)}`,
        'Aucune demi-journée suivie',
      ),
      some(facts.remindersSent, 'rappel envoyé', 'rappels envoyés', 'Aucun rappel envoyé'),
    ]),
    indicator(17, 'Réunir les moyens', everyone(facts.cohortsDescribed, cohorts, 'Lieux décrits')),
    indicator(19, 'Donner des ressources', [
      some(
        facts.lessons,
        'séquence à lire et à imprimer',
        'séquences à lire et à imprimer',
        'Aucune ressource',
      ),
    ]),
    {
      ...elsewhere(
        21,
        'Des formateurs compétents',
        'Les CV et diplômes se gardent dans votre dossier',
      ),
      held: facts.trainers > 0 ? [`Formateurs nommés sur les feuilles : ${facts.trainers}`] : [],
    },
    elsewhere(
      22,
      'Développer leurs compétences',
      'Le plan de formation de l’équipe se garde dans votre dossier',
    ),
    ...([23, 24, 25] as const).map((number, place) => ({
      ...elsewhere(
        number,
        ['Veille légale', 'Veille des métiers', 'Veille pédagogique'][place]!,
        'La veille se garde dans votre dossier',
      ),
      held:
        facts.watch > 0
          ? [counted(facts.watch, 'action née de la veille', 'actions nées de la veille')]
          : [],
    })),
    indicator(
      26,
      'Accueillir les personnes en situation de handicap',
      [
        when(
          facts.disabilityContact,
          'Une personne référente est nommée et dite aux personnes inscrites',
          'Aucune personne référente handicap',
        ),
      ],
      '/coordination/organismes',
    ),
    elsewhere(27, 'Encadrer la sous-traitance', 'Les contrats se gardent dans votre dossier'),
    indicator(
      30,
      'Recueillir les appréciations',
      [
        some(answers.hot, 'avis à chaud', 'avis à chaud', 'Aucun avis à chaud'),
        some(
          answers.cold,
          'avis deux mois après',
          'avis deux mois après',
          'Aucun avis deux mois après',
        ),
        some(
          answers.employer,
          'avis de structure qui emploie',
          'avis de structures qui emploient',
          'Aucun avis de structure qui emploie',
        ),
        some(
          answers.funder,
          'avis de structure qui finance',
          'avis de structures qui financent',
          'Aucun avis de structure qui finance',
        ),
      ],
      '/coordination/qualite/avis',
    ),
    indicator(
      31,
      'Traiter les réclamations',
      [
        {
          held:
            facts.complaints === 0
              ? 'Le registre est ouvert, aucune réclamation reçue'
              : counted(facts.complaints, 'réclamation au registre', 'réclamations au registre'),
        },
        ...(facts.unanswered > 0
          ? [
              {
                missing: `${counted(facts.unanswered, 'réclamation attend', 'réclamations attendent')} une réponse, dont ${facts.late} depuis plus de ${answerDays}\u00a0jours`,
              },
            ]
          : []),
      ],
      '/coordination/qualite/reclamations',
    ),
    indicator(
      32,
      'S’améliorer',
      [
        some(
          facts.improvements,
          'action décidée',
          'actions décidées',
          'Aucune action d’amélioration écrite',
        ),
        ...(facts.improvements > facts.done
          ? [
              {
                missing: `${counted(facts.improvements - facts.done, 'action reste', 'actions restent')} à finir`,
              },
            ]
          : []),
      ],
      '/coordination/qualite/ameliorations',
    ),
  ];
}
