import type { Organisation } from '../../record/organisation.entity';

type Identity = Omit<
  Organisation,
  'id' | 'parent' | 'parentId' | 'revision' | 'houseRules' | 'stampHash'
>;

const common = {
  siret: '00000000000000',
  contactPhone: '01 00 00 00 00',
  representativeCapacity: 'directrice',
};

/** The organisations of the demonstration: a national one and two hubs. Nobody real. */
export const organisations = {
  nation: {
    ...common,
    kind: 'national',
    code: 'NAT',
    name: 'Réseau national (démonstration)',
    legalName: 'Association nationale de démonstration',
    address: '1 rue de l’Exemple, 75000 Paris',
    city: 'Paris',
    activityNumber: '11000000000',
    representativeName: 'Hélène Vasseur',
    contactEmail: 'national@percolateur.test',
    disabilityContactName: 'Inès Le Goff',
    disabilityContactEmail: 'referente@percolateur.test',
  },
  caen: {
    ...common,
    kind: 'hub',
    code: 'NOR',
    name: 'Hub Normandie (démonstration)',
    legalName: 'Association Hub Normandie de démonstration',
    address: '12 quai de l’Exemple, 14000 Caen',
    city: 'Caen',
    activityNumber: '28000000000',
    representativeName: 'Élise Morvan',
    contactEmail: 'normandie@percolateur.test',
    disabilityContactName: 'Inès Le Goff',
    disabilityContactEmail: 'referente@percolateur.test',
  },
  albi: {
    ...common,
    kind: 'hub',
    code: 'OCC',
    name: 'Hub Occitanie (démonstration)',
    legalName: 'Association Hub Occitanie de démonstration',
    address: '3 place de l’Exemple, 81000 Albi',
    city: 'Albi',
    activityNumber: '76000000000',
    representativeName: 'Anaïs Cazals',
    contactEmail: 'occitanie@percolateur.test',
    disabilityContactName: 'Rémi Fabre',
    disabilityContactEmail: 'referent@percolateur.test',
  },
} satisfies Record<string, Identity>;

export type Place = keyof typeof organisations;

/** Those who work: each has the demonstration password. */
export const staff: {
  email: string;
  firstName: string;
  lastName: string;
  place: Place;
  role: 'admin' | 'coordinator' | 'trainer';
}[] = [
  {
    email: 'admin@percolateur.test',
    firstName: 'Hélène',
    lastName: 'Vasseur',
    place: 'nation',
    role: 'admin',
  },
  {
    email: 'coordination@percolateur.test',
    firstName: 'Élise',
    lastName: 'Morvan',
    place: 'caen',
    role: 'coordinator',
  },
  {
    email: 'formatrice@percolateur.test',
    firstName: 'Lucie',
    lastName: 'Lefèvre',
    place: 'caen',
    role: 'trainer',
  },
  {
    email: 'coordination.albi@percolateur.test',
    firstName: 'Anaïs',
    lastName: 'Cazals',
    place: 'albi',
    role: 'coordinator',
  },
  {
    email: 'formateur.albi@percolateur.test',
    firstName: 'Loïc',
    lastName: 'Delmas',
    place: 'albi',
    role: 'trainer',
  },
];

const learner = (email: string, firstName: string, lastName: string, employer: string) => ({
  email: `${email}@percolateur.test`,
  firstName,
  lastName,
  employer,
});

/** Those who learn, cohort by cohort. */
export const learners = {
  running: [
    learner('apprenant', 'Nadia', 'Benali', 'Mairie de Flers'),
    learner('aurelien.geant', 'Aurélien', 'Géant', 'France services de Vire'),
    learner('chloe.lhote', 'Chloé', 'L’Hôte', 'Médiathèque de Lisieux'),
    learner('francois.nee', 'François', 'Née', 'Communauté de communes du Pays d’Auge'),
    learner('maelys.oger', 'Maëlys', 'Oger', 'Association Le Fil'),
    learner('zoe.baca', 'Zoë', 'Baça', 'Mairie de Falaise'),
  ],
  closed: [
    learner('benoit.ledru', 'Benoît', 'Ledru', 'CCAS de Bayeux'),
    learner('celine.perche', 'Céline', 'Perché', 'Médiathèque d’Alençon'),
    learner('jose.munoz', 'José', 'Muñoz', 'Association Clic'),
    learner('odile.quemener', 'Odile', 'Quéméner', 'France services d’Argentan'),
  ],
  before: [
    learner('aline.barbey', 'Aline', 'Barbey', 'Mairie de Lisieux'),
    learner('bruno.castel', 'Bruno', 'Castel', 'Médiathèque de Livarot'),
    learner('carine.dumesnil', 'Carine', 'Dumesnil', 'CCAS d’Orbec'),
    learner('denis.esnault', 'Denis', 'Esnault', 'Association Numérilien'),
    learner('elodie.fauvel', 'Élodie', 'Fauvel', 'Mission locale du Pays d’Auge'),
    learner('farid.guerrand', 'Farid', 'Guerrand', 'France services de Mézidon'),
    learner('gaelle.hamel', 'Gaëlle', 'Hamel', 'Tiers-lieu L’Atelier'),
    learner('hugo.isabel', 'Hugo', 'Isabel', 'Centre social de Hauteville'),
    learner('ines.jourdain', 'Inès', 'Jourdain', 'Mairie de Pont-l’Évêque'),
    learner('julien.kerdraon', 'Julien', 'Kerdraon', 'Médiathèque de Dozulé'),
    learner('karima.lebas', 'Karima', 'Lebas', 'France services de Cambremer'),
    learner('laurent.marie', 'Laurent', 'Marie', 'Association Le Fil'),
    learner('mona.nourry', 'Mona', 'Nourry', 'Bibliothèque de Moyaux'),
    learner('nicolas.osmont', 'Nicolas', 'Osmont', 'CCAS de Lisieux'),
    learner('oriane.patry', 'Oriane', 'Patry', 'Mairie de Fervaques'),
    learner('pascal.quesnel', 'Pascal', 'Quesnel', 'Espace public numérique de Touques'),
    learner('rose.renouf', 'Rose', 'Renouf', 'Maison des jeunes de Trouville'),
    learner('samuel.sebire', 'Samuel', 'Sébire', 'Centre social de Villers'),
  ],
  open: [
    learner('helene.doe', 'Héloïse', 'Noël', 'Mairie de Gaillac'),
    learner('regis.bohe', 'Régis', 'Bohé', 'Tiers-lieu La Fabrique'),
    learner('solene.cros', 'Solène', 'Cros', 'Médiathèque de Carmaux'),
  ],
};
