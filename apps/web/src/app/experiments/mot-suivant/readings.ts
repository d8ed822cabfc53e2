import { bulletins, recipes } from './invented';

/** Something the machine may have read: a text, and where it comes from. */
export interface Reading {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** When it was first published. */
  readonly year: number;
  /** Why it may travel with the course. */
  readonly status: string;
  readonly text: string;
}

const fables = `
La Cigale, ayant chanté
Tout l’été,
Se trouva fort dépourvue
Quand la bise fut venue.
Pas un seul petit morceau
De mouche ou de vermisseau.
Elle alla crier famine
Chez la Fourmi sa voisine,
La priant de lui prêter
Quelque grain pour subsister
Jusqu’à la saison nouvelle.
Je vous paierai, lui dit-elle,
Avant l’août, foi d’animal,
Intérêt et principal.
La Fourmi n’est pas prêteuse ;
C’est là son moindre défaut.
Que faisiez-vous au temps chaud ?
Dit-elle à cette emprunteuse.
Nuit et jour à tout venant
Je chantais, ne vous déplaise.
Vous chantiez ? j’en suis fort aise.
Eh bien ! dansez maintenant.

Maître Corbeau, sur un arbre perché,
Tenait en son bec un fromage.
Maître Renard, par l’odeur alléché,
Lui tint à peu près ce langage :
Hé ! bonjour, Monsieur du Corbeau.
Que vous êtes joli ! que vous me semblez beau !
Sans mentir, si votre ramage
Se rapporte à votre plumage,
Vous êtes le Phénix des hôtes de ces bois.
À ces mots le Corbeau ne se sent pas de joie ;
Et pour montrer sa belle voix,
Il ouvre un large bec, laisse tomber sa proie.
Le Renard s’en saisit, et dit : Mon bon Monsieur,
Apprenez que tout flatteur
Vit aux dépens de celui qui l’écoute.
Cette leçon vaut bien un fromage, sans doute.
Le Corbeau, honteux et confus,
Jura, mais un peu tard, qu’on ne l’y prendrait plus.

Une Grenouille vit un Bœuf
Qui lui sembla de belle taille.
Elle, qui n’était pas grosse en tout comme un œuf,
Envieuse, s’étend, et s’enfle, et se travaille,
Pour égaler l’animal en grosseur,
Disant : Regardez bien, ma sœur ;
Est-ce assez ? dites-moi ; n’y suis-je point encore ?
Nenni. M’y voici donc ? Point du tout. M’y voilà ?
Vous n’en approchez point. La chétive pécore
S’enfla si bien qu’elle creva.
Le monde est plein de gens qui ne sont pas plus sages :
Tout bourgeois veut bâtir comme les grands seigneurs,
Tout petit prince a des ambassadeurs,
Tout marquis veut avoir des pages.

La raison du plus fort est toujours la meilleure :
Nous l’allons montrer tout à l’heure.
Un Agneau se désaltérait
Dans le courant d’une onde pure.
Un Loup survient à jeun qui cherchait aventure,
Et que la faim en ces lieux attirait.
Qui te rend si hardi de troubler mon breuvage ?
Dit cet animal plein de rage :
Tu seras châtié de ta témérité.
Sire, répond l’Agneau, que votre Majesté
Ne se mette pas en colère ;
Mais plutôt qu’elle considère
Que je me vas désaltérant
Dans le courant,
Plus de vingt pas au-dessous d’Elle,
Et que par conséquent, en aucune façon,
Je ne puis troubler sa boisson.
Tu la troubles, reprit cette bête cruelle,
Et je sais que de moi tu médis l’an passé.
Comment l’aurais-je fait si je n’étais pas né ?
Reprit l’Agneau, je tette encor ma mère.
Si ce n’est toi, c’est donc ton frère.
Je n’en ai point. C’est donc quelqu’un des tiens :
Car vous ne m’épargnez guère,
Vous, vos bergers, et vos chiens.
On me l’a dit : il faut que je me venge.
Là-dessus, au fond des forêts
Le Loup l’emporte, et puis le mange,
Sans autre forme de procès.
`;

const declaration = `
Les représentants du peuple français, constitués en Assemblée nationale, considérant que l’ignorance, l’oubli ou le mépris des droits de l’homme sont les seules causes des malheurs publics et de la corruption des gouvernements, ont résolu d’exposer, dans une déclaration solennelle, les droits naturels, inaliénables et sacrés de l’homme, afin que cette déclaration, constamment présente à tous les membres du corps social, leur rappelle sans cesse leurs droits et leurs devoirs ; afin que les actes du pouvoir législatif, et ceux du pouvoir exécutif, pouvant être à chaque instant comparés avec le but de toute institution politique, en soient plus respectés ; afin que les réclamations des citoyens, fondées désormais sur des principes simples et incontestables, tournent toujours au maintien de la Constitution et au bonheur de tous.
En conséquence, l’Assemblée nationale reconnaît et déclare, en présence et sous les auspices de l’Être suprême, les droits suivants de l’homme et du citoyen.
Les hommes naissent et demeurent libres et égaux en droits. Les distinctions sociales ne peuvent être fondées que sur l’utilité commune.
Le but de toute association politique est la conservation des droits naturels et imprescriptibles de l’homme. Ces droits sont la liberté, la propriété, la sûreté, et la résistance à l’oppression.
Le principe de toute souveraineté réside essentiellement dans la nation. Nul corps, nul individu ne peut exercer d’autorité qui n’en émane expressément.
La liberté consiste à pouvoir faire tout ce qui ne nuit pas à autrui : ainsi, l’exercice des droits naturels de chaque homme n’a de bornes que celles qui assurent aux autres membres de la société la jouissance de ces mêmes droits. Ces bornes ne peuvent être déterminées que par la loi.
La loi n’a le droit de défendre que les actions nuisibles à la société. Tout ce qui n’est pas défendu par la loi ne peut être empêché, et nul ne peut être contraint à faire ce qu’elle n’ordonne pas.
La loi est l’expression de la volonté générale. Tous les citoyens ont droit de concourir personnellement, ou par leurs représentants, à sa formation. Elle doit être la même pour tous, soit qu’elle protège, soit qu’elle punisse. Tous les citoyens étant égaux à ses yeux sont également admissibles à toutes dignités, places et emplois publics, selon leur capacité, et sans autre distinction que celle de leurs vertus et de leurs talents.
Nul homme ne peut être accusé, arrêté ni détenu que dans les cas déterminés par la loi, et selon les formes qu’elle a prescrites. Ceux qui sollicitent, expédient, exécutent ou font exécuter des ordres arbitraires, doivent être punis ; mais tout citoyen appelé ou saisi en vertu de la loi doit obéir à l’instant : il se rend coupable par la résistance.
La loi ne doit établir que des peines strictement et évidemment nécessaires, et nul ne peut être puni qu’en vertu d’une loi établie et promulguée antérieurement au délit, et légalement appliquée.
Tout homme étant présumé innocent jusqu’à ce qu’il ait été déclaré coupable, s’il est jugé indispensable de l’arrêter, toute rigueur qui ne serait pas nécessaire pour s’assurer de sa personne doit être sévèrement réprimée par la loi.
Nul ne doit être inquiété pour ses opinions, même religieuses, pourvu que leur manifestation ne trouble pas l’ordre public établi par la loi.
La libre communication des pensées et des opinions est un des droits les plus précieux de l’homme : tout citoyen peut donc parler, écrire, imprimer librement, sauf à répondre de l’abus de cette liberté dans les cas déterminés par la loi.
La garantie des droits de l’homme et du citoyen nécessite une force publique : cette force est donc instituée pour l’avantage de tous, et non pour l’utilité particulière de ceux auxquels elle est confiée.
Pour l’entretien de la force publique, et pour les dépenses d’administration, une contribution commune est indispensable : elle doit être également répartie entre tous les citoyens, en raison de leurs facultés.
Tous les citoyens ont le droit de constater, par eux-mêmes ou par leurs représentants, la nécessité de la contribution publique, de la consentir librement, d’en suivre l’emploi, et d’en déterminer la quotité, l’assiette, le recouvrement et la durée.
La société a le droit de demander compte à tout agent public de son administration.
Toute société dans laquelle la garantie des droits n’est pas assurée, ni la séparation des pouvoirs déterminée, n’a point de Constitution.
La propriété étant un droit inviolable et sacré, nul ne peut en être privé, si ce n’est lorsque la nécessité publique, légalement constatée, l’exige évidemment, et sous la condition d’une juste et préalable indemnité.
`;

const ridingHood = `
Il était une fois une petite fille de village, la plus jolie qu’on eût su voir : sa mère en était folle, et sa mère-grand plus folle encore. Cette bonne femme lui fit faire un petit chaperon rouge qui lui seyait si bien, que partout on l’appelait le petit Chaperon rouge.
Un jour, sa mère ayant cuit et fait des galettes, lui dit : Va voir comment se porte ta mère-grand, car on m’a dit qu’elle était malade. Porte-lui une galette et ce petit pot de beurre.
Le petit Chaperon rouge partit aussitôt pour aller chez sa mère-grand, qui demeurait dans un autre village. En passant dans un bois, elle rencontra compère le Loup, qui eut bien envie de la manger ; mais il n’osa, à cause de quelques bûcherons qui étaient dans la forêt. Il lui demanda où elle allait. La pauvre enfant, qui ne savait pas qu’il était dangereux de s’arrêter à écouter un loup, lui dit : Je vais voir ma mère-grand, et lui porter une galette, avec un petit pot de beurre, que ma mère lui envoie. Demeure-t-elle bien loin ? lui dit le Loup. Oh ! oui, dit le petit Chaperon rouge ; c’est par-delà le moulin que vous voyez tout là-bas, à la première maison du village. Eh bien ! dit le Loup, je veux l’aller voir aussi : je m’y en vais par ce chemin-ci, et toi par ce chemin-là ; et nous verrons à qui plus tôt y sera.
Le Loup se mit à courir de toute sa force par le chemin qui était le plus court, et la petite fille s’en alla par le chemin le plus long, s’amusant à cueillir des noisettes, à courir après des papillons, et à faire des bouquets des petites fleurs qu’elle rencontrait.
Le Loup ne fut pas longtemps à arriver à la maison de la mère-grand ; il heurte : toc, toc. Qui est là ? C’est votre fille, le petit Chaperon rouge, dit le Loup en contrefaisant sa voix, qui vous apporte une galette et un petit pot de beurre, que ma mère vous envoie. La bonne mère-grand, qui était dans son lit, à cause qu’elle se trouvait un peu mal, lui cria : Tire la chevillette, la bobinette cherra. Le Loup tira la chevillette, et la porte s’ouvrit. Il se jeta sur la bonne femme, et la dévora en moins de rien, car il y avait plus de trois jours qu’il n’avait mangé.
Ensuite il ferma la porte, et s’alla coucher dans le lit de la mère-grand, en attendant le petit Chaperon rouge, qui, quelque temps après, vint heurter à la porte : toc, toc. Qui est là ? Le petit Chaperon rouge, qui entendit la grosse voix du Loup, eut peur d’abord, mais, croyant que sa mère-grand était enrhumée, répondit : C’est votre fille, le petit Chaperon rouge, qui vous apporte une galette et un petit pot de beurre, que ma mère vous envoie. Le Loup lui cria en adoucissant un peu sa voix : Tire la chevillette, la bobinette cherra. Le petit Chaperon rouge tira la chevillette, et la porte s’ouvrit.
Le Loup, la voyant entrer, lui dit en se cachant dans le lit, sous la couverture : Mets la galette et le petit pot de beurre sur la huche, et viens te coucher avec moi. Le petit Chaperon rouge se déshabille, et va se mettre dans le lit, où elle fut bien étonnée de voir comment sa mère-grand était faite en son déshabillé. Elle lui dit : Ma mère-grand, que vous avez de grands bras ! C’est pour mieux t’embrasser, ma fille ! Ma mère-grand, que vous avez de grandes jambes ! C’est pour mieux courir, mon enfant ! Ma mère-grand, que vous avez de grandes oreilles ! C’est pour mieux écouter, mon enfant ! Ma mère-grand, que vous avez de grands yeux ! C’est pour mieux te voir, mon enfant ! Ma mère-grand, que vous avez de grandes dents ! C’est pour te manger ! Et, en disant ces mots, ce méchant Loup se jeta sur le petit Chaperon rouge, et la mangea.
`;

const own = 'écrit pour ce cours, CC BY-SA 4.0';

/**
 * What the machine can be made to read. The three old texts are in modern spelling, without their
 * quotation marks, dashes, titles and article numbers, which would be counted as words.
 */
export const readings: readonly Reading[] = [
  {
    id: 'recettes',
    title: 'Recettes de la cantine',
    author: 'Texte inventé',
    year: 2026,
    status: own,
    text: recipes,
  },
  {
    id: 'bulletins',
    title: 'Bulletin municipal de Valtasse',
    author: 'Texte inventé',
    year: 2026,
    status: own,
    text: bulletins,
  },
  {
    id: 'fables',
    title: 'Quatre fables',
    author: 'Jean de La Fontaine (1621-1695), livre I',
    year: 1668,
    status: 'domaine public',
    text: fables,
  },
  {
    id: 'chaperon',
    title: 'Le Petit Chaperon rouge',
    author: 'Charles Perrault (1628-1703), sans la moralité',
    year: 1697,
    status: 'domaine public',
    text: ridingHood,
  },
  {
    id: 'declaration',
    title: 'Déclaration des droits de l’homme et du citoyen',
    author: 'Assemblée nationale constituante',
    year: 1789,
    status: 'texte officiel',
    text: declaration,
  },
];
