import type { Verdict } from './judgement';

export type PictureId = 'moonbow' | 'chart' | 'sign' | 'postcard';

/** One of the eight documents: what is seen, what an inquiry finds, how it was really made. */
export interface Paper {
  readonly id: string;
  readonly title: string;
  /** The words of a text; none for a picture. */
  readonly lines: readonly string[];
  readonly picture: PictureId | null;
  /** What is seen, without the answer. */
  readonly description: string;
  readonly who: string;
  readonly when: string;
  readonly elsewhere: string;
  /** What the inquiry allows to say: not what the eye could have seen. */
  readonly verdict: Verdict;
  readonly why: string;
  /** The record of its making. */
  readonly madeBy: string;
  readonly madeOn: string;
}

const text = {
  picture: null,
  madeBy: 'Texte produit par un modèle de langue pour ce cours',
  madeOn: 'novembre 2026',
} as const;
const drawing = {
  lines: [],
  madeBy: 'Dessin vectoriel écrit par un modèle de langue pour ce cours',
  madeOn: 'novembre 2026',
} as const;

export const papers: readonly Paper[] = [
  {
    ...text,
    id: 'caf',
    title: 'Un message de « la Caf »',
    lines: [
      'CAF : un rappel de 214,60 € est en attente sur votre dossier.',
      'Pour le recevoir, confirmez vos coordonnées bancaires avant ce soir, 20 h :',
      'caf-versement.example',
    ],
    description: 'Un message court reçu sur un téléphone, sans faute d’orthographe.',
    who: 'Un numéro en 06, inconnu. L’adresse du lien n’est pas celle de la Caf, caf.fr.',
    when: 'Reçu à 17 h, pour « ce soir, 20 h ». L’urgence empêche de vérifier.',
    elsewhere:
      'Rien dans l’espace personnel, ouvert sans passer par le lien. Deux voisins ont reçu le même texte, avec un autre montant.',
    verdict: 'made',
    why: 'Il se fait passer pour la Caf. L’absence de faute ne prouve rien : on n’ouvre pas le lien, on va soi-même sur caf.fr, et l’on transfère le message au 33700.',
  },
  {
    ...drawing,
    id: 'moonbow',
    title: 'Un arc-en-ciel de nuit',
    picture: 'moonbow',
    description:
      'Image de nuit : un arc pâle, presque blanc, au-dessus d’un étang et de collines sombres. Légende : « Arc-en-ciel, hier, 23 h 12 ».',
    who: 'Un club d’astronomie, qui signe, nomme l’étang et répond aux questions.',
    when: 'La veille, une nuit de pleine lune. Une averse est passée à 23 h, selon le relevé de la station voisine.',
    elsewhere:
      'Deux autres membres l’ont photographié, d’un autre endroit. L’arc lunaire est décrit dans les manuels.',
    verdict: 'true',
    why: 'Étonnant n’est pas faux. Trois témoins indépendants, une date et un phénomène connu : l’enquête tient.',
  },
  {
    ...text,
    id: 'review',
    title: 'Un avis en ligne',
    lines: [
      'Cinq étoiles sur cinq',
      'Accueil chaleureux, plats généreux et cuisine maison. Nous avons passé un excellent moment en famille. Une adresse à retenir !',
    ],
    description: 'Un avis de client sur un restaurant, bref, enthousiaste, sans détail.',
    who: 'Un pseudonyme, « Camille D. », dont c’est le seul avis.',
    when: 'Le site affiche « il y a plusieurs mois », rien de plus.',
    elsewhere: 'Aucune autre trace. Les autres avis sont partagés, ni meilleurs ni pires.',
    verdict: 'unknown',
    why: 'Une personne contente et pressée écrit ainsi. Le patron, ou une machine, aussi. Nous savons d’où il vient parce que nous l’avons fait ; vous n’aviez aucun moyen de le savoir.',
  },
  {
    ...drawing,
    id: 'chart',
    title: 'Un graphique sur un tract',
    picture: 'chart',
    description:
      'Deux barres sous le titre « La médiathèque s’envole ! » : 2024, petite, 1 020 visites ; 2025, cinq fois plus haute, 1 100 visites. L’axe commence à 1 000.',
    who: 'Un tract, sans nom d’auteur. Il cite le rapport annuel de la médiathèque.',
    when: 'Le rapport porte sur 2023, 2024 et 2025. Le tract a laissé tomber 2023, à 1 150 visites.',
    elsewhere:
      'Dans le rapport, le même graphique part de zéro : trois barres presque égales, la première est la plus haute.',
    verdict: 'made',
    why: 'Les deux nombres sont exacts, le dessin a été retouché : axe coupé, année retirée. Aucune IA n’était nécessaire pour tromper ainsi.',
  },
  {
    ...text,
    id: 'notice',
    title: 'Un avis municipal',
    lines: [
      'COMMUNE DE VALBRUNE',
      'Travaux rue des Tanneurs : l’eau sera coupé jeudi, de 8 h à 12 h. Pensez a remplir une carafe.',
      'Le service des eaux',
    ],
    description: 'Une affichette tapée à la hâte, avec deux fautes d’orthographe.',
    who: 'La mairie : le standard, appelé au numéro du bulletin, confirme.',
    when: 'Affichée lundi pour jeudi. Le panneau de chantier porte les mêmes dates.',
    elsewhere: 'Sur le site de la commune et dans les boîtes aux lettres de la rue.',
    verdict: 'true',
    why: 'Deux fautes ne font pas un faux. C’est l’appel au numéro déjà connu qui tranche, pas l’orthographe.',
  },
  {
    ...drawing,
    id: 'sign',
    title: 'Un panneau peint à la main',
    picture: 'sign',
    description:
      'Une planche clouée sur deux piquets, une poule dessinée, et ces mots peints : « Défense de marcher sur les poule ».',
    who: 'Personne ne signe. Le premier compte retrouvé l’avait déjà repris d’ailleurs.',
    when: 'Il circule depuis des années ; aucune date d’origine.',
    elsewhere: 'Trois pages le situent dans trois villages différents. Aucune ne donne d’adresse.',
    verdict: 'unknown',
    why: 'Vraie planche, montage ou dessin de machine : rien ne permet de choisir. On peut en sourire ; on ne peut rien prouver avec.',
  },
  {
    ...text,
    id: 'quote',
    title: 'Une citation',
    lines: [
      '« Je ne suis pas d’accord avec ce que vous dites, mais je me battrai jusqu’à la mort pour que vous ayez le droit de le dire. »',
      'Voltaire',
    ],
    description: 'Une phrase célèbre, signée Voltaire.',
    who: 'On ne la trouve dans aucun texte de Voltaire.',
    when: 'Elle apparaît en anglais en 1906, dans un livre d’Evelyn Beatrice Hall, The Friends of Voltaire : l’autrice y résume l’attitude du philosophe.',
    elsewhere:
      'Partout : tasses, discours, manuels. Mille copies d’une même erreur font une seule source.',
    verdict: 'made',
    why: 'La phrase existe, la signature est fausse. Aucune machine là-dedans : l’erreur a plus d’un siècle.',
    madeBy: 'Phrase écrite en anglais par Evelyn Beatrice Hall, puis traduite',
    madeOn: '1906',
  },
  {
    ...drawing,
    id: 'postcard',
    title: 'Une carte postale ancienne',
    picture: 'postcard',
    description:
      'Carte aux tons bruns : un pont de bois sur une rivière, des peupliers. Légende imprimée : « Le pont de bois avant la crue de 1910 ».',
    who: 'Un vendeur en ligne, qui ne sait pas d’où elle vient. Au dos, pas d’éditeur.',
    when: 'Ni timbre, ni cachet. Le papier n’a été examiné par personne.',
    elsewhere:
      'Les archives ne l’ont pas, mais leur collection est incomplète. Un pont de bois a bien existé par là.',
    verdict: 'unknown',
    why: 'Plausible n’est pas prouvé. Il faudrait tenir la carte en main ; à l’écran, on s’arrête là.',
  },
];

/** Published studies of what the eye can tell, with the primary source of each. */
export const studies = [
  {
    text: 'En 2025, sur environ 287 000 jugements d’images, 62 % étaient justes',
    source: 'T. Roca et al., arXiv 2507.18640',
    url: 'https://arxiv.org/abs/2507.18640',
    asOf: '2025-05',
    reviewBy: '2027-06-30',
  },
  {
    text: 'La même année, 54 % sur 120 images choisies pour être difficiles',
    source: 'A. Pavão, arXiv 2512.22236',
    url: 'https://arxiv.org/abs/2512.22236',
    asOf: '2025-12',
    reviewBy: '2027-06-30',
  },
] as const;
