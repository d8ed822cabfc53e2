/** Where a figure comes from, and what it takes into account: without it a figure says nothing. */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly url: string | null;
  readonly counted: string;
  readonly leftOut: string;
}

export const sources = {
  google: {
    title: 'Impact environnemental des requêtes de texte de Gemini',
    publisher: 'Google',
    year: 2025,
    url: null,
    counted:
      'l’électricité et l’eau du centre de calcul, la fabrication de ses machines ; le carbone après les achats d’électricité verte (comptabilité « marché »).',
    leftOut:
      'l’entraînement, le réseau, votre appareil, les images, les vidéos, l’eau des centrales électriques.',
  },
  mistral: {
    title: 'Analyse de cycle de vie de Mistral Large 2',
    publisher: 'Mistral AI, avec Carbone 4 et l’ADEME',
    year: 2025,
    url: null,
    counted: 'le cycle de vie, fabrication du matériel comprise, pour une réponse de plus.',
    leftOut: 'votre appareil.',
  },
  epoch: {
    title: 'How Much Energy Does ChatGPT Use?',
    publisher: 'Epoch AI',
    year: 2025,
    url: 'https://epoch.ai/gradient-updates/how-much-energy-does-chatgpt-use',
    counted: 'l’électricité du centre de calcul pour une réponse, estimée de l’extérieur.',
    leftOut: 'l’entraînement, la fabrication, le réseau, votre appareil.',
  },
  early: {
    title: 'Le « 3 Wh par requête » de 2023, discuté par Epoch AI en 2025',
    publisher: 'Estimation de 2023, citée par Epoch AI',
    year: 2023,
    url: 'https://epoch.ai/gradient-updates/how-much-energy-does-chatgpt-use',
    counted: 'l’électricité d’une requête, avec des hypothèses larges.',
    leftOut:
      'Epoch AI la juge sans doute dix fois trop haute pour un échange simple ; elle reste proche d’un modèle qui raisonne longtemps.',
  },
  ecologits: {
    title: 'EcoLogits, calcul d’empreinte à l’usage',
    publisher: 'GenAI Impact',
    year: 2025,
    url: 'https://github.com/genai-impact/ecologits',
    counted:
      'l’électricité des serveurs et de leur refroidissement, avec des hypothèses publiées (machine H100, 64 requêtes à la fois).',
    leftOut: 'l’entraînement, le réseau, votre appareil.',
  },
  altman: {
    title: 'Billet de blog du dirigeant d’OpenAI, juin 2025',
    publisher: 'S. Altman',
    year: 2025,
    url: null,
    counted: 'on ne sait pas.',
    leftOut: 'on ne sait pas : ni méthode ni périmètre.',
  },
  retired: {
    title: 'Historique public de l’outil Impact CO2, du 10 au 18 février 2025',
    publisher: 'ADEME',
    year: 2025,
    url: 'https://impactco2.fr',
    counted: 'une hypothèse de 10 Wh par requête.',
    leftOut: 'l’outil a retiré cette valeur au bout de huit jours.',
  },
  li: {
    title: 'Making AI Less “Thirsty”',
    publisher: 'P. Li et al.',
    year: 2023,
    url: 'https://arxiv.org/abs/2304.03271',
    counted: 'l’eau du site et celle des centrales électriques ; 10 à 50 réponses par demi-litre.',
    leftOut: 'la fabrication, votre appareil.',
  },
  luccioni: {
    title: 'Power Hungry Processing',
    publisher: 'S. Luccioni, Y. Jernite, E. Strubell',
    year: 2024,
    url: 'https://arxiv.org/abs/2311.16863',
    counted: 'l’électricité mesurée sur une machine, pour des modèles ouverts.',
    leftOut: 'l’entraînement, la fabrication, le réseau, votre appareil.',
  },
  mitTr: {
    title: 'Enquête du 20 mai 2025 sur l’énergie de l’IA',
    publisher: 'MIT Technology Review',
    year: 2025,
    url: 'https://www.technologyreview.com',
    counted: 'l’électricité des machines, pour des modèles ouverts.',
    leftOut: 'les modèles fermés, l’entraînement, votre appareil.',
  },
  videoBudget: {
    title: 'Video Killed the Energy Budget',
    publisher: 'J. Delavande, R. Pierrard, S. Luccioni',
    year: 2025,
    url: 'https://arxiv.org/abs/2509.19222',
    counted:
      'l’électricité d’une machine H100, pour des modèles ouverts, à leurs réglages d’origine ; durées et tailles diffèrent.',
    leftOut: 'Sora, Veo et les autres modèles fermés : rien de public.',
  },
  impactCo2: {
    title: 'Impact CO2, valeurs de mai 2026',
    publisher: 'ADEME',
    year: 2026,
    url: 'https://impactco2.fr',
    counted:
      'pour la voiture, 32 g de fabrication et 111 g de carburant, conducteur seul ; pour la vidéo, l’écran, dont la fabrication fait plus de la moitié.',
    leftOut:
      'd’autres valeurs publiques circulent pour la voiture, 178 ou 218 g, avec d’autres hypothèses.',
  },
  streaming: {
    title: 'Estimations de l’Agence internationale de l’énergie, reprises par Nos Gestes Climat',
    publisher: 'AIE',
    year: 2026,
    url: null,
    counted: 'l’électricité seule : 4 g avec celle de la France, 36 g avec celle du monde.',
    leftOut: 'la fabrication de l’écran et du réseau.',
  },
  physics: {
    title: 'Calcul : chauffer un litre d’eau, rendement de 90 %, 52 g par kWh (ADEME, 2022)',
    publisher: 'Notre calcul',
    year: 2026,
    url: null,
    counted: 'l’électricité de la bouilloire.',
    leftOut: 'la bouilloire elle-même.',
  },
} as const satisfies Record<string, Source>;
export type SourceId = keyof typeof sources;

/** What nobody outside the companies can tell today. */
export const unknown: readonly string[] = [
  'Le nombre de requêtes que reçoit chaque modèle.',
  'La taille des modèles fermés, et le pays où ils tournent.',
  'La part exacte de l’eau que consomment les centrales électriques.',
  'La durée de vie réelle des puces.',
  'Ce que nous faisons en plus parce que c’est devenu facile.',
];
