/**
 * The règlement intérieur of a hub that wrote none (Code du travail, L6352-3 to L6352-5 and R6352-1
 * to R6352-15): health and safety, discipline and sanctions, the rights of who is sanctioned, and
 * delegates, whom only courses of more than 500 hours elect.
 */
export const defaultHouseRules = `## 1. À qui il s’applique

Ce règlement s’applique à toute personne qui suit une formation de l’organisme, sur place ou à distance, pour toute la durée de la formation. Chacun peut le lire avant de s’inscrire. Il est établi en application des articles L6352-3 à L6352-5 et R6352-1 à R6352-15 du Code du travail.

## 2. Santé et sécurité

Chacun veille à sa sécurité et à celle des autres, et suit les consignes données par l’équipe ou affichées dans les locaux, en particulier en cas d’incendie.

Quand la formation a lieu dans un établissement qui a déjà son règlement intérieur, ce sont les mesures de santé et de sécurité de cet établissement qui s’appliquent.

Tout accident et tout danger se signalent aussitôt à l’équipe.

Il est interdit de fumer ou de vapoter dans les locaux, d’y apporter ou d’y consommer de la drogue, et d’y venir en état d’ivresse.

## 3. Horaires, présence et matériel

Les horaires sont ceux de la convocation. Une absence ou un retard se signale au plus tôt à l’organisme, qui prévient l’employeur ou le financeur quand la formation en dépend.

Chaque demi-journée se signe, par la personne elle-même.

Le matériel prêté sert à la formation et se rend en bon état. Personne n’est enregistré, filmé ou photographié sans son accord.

## 4. Respect

Chacun traite les autres avec respect. Les propos et les gestes violents, racistes, sexistes ou discriminatoires et toute forme de harcèlement sont interdits, dans la salle comme dans les échanges en ligne.

## 5. Sanctions

Une sanction est une mesure, autre qu’une observation orale, prise par la direction à la suite d’un comportement qu’elle juge fautif. Selon la gravité des faits, c’est :

- un avertissement écrit ;
- une exclusion temporaire ;
- une exclusion définitive.

Les amendes et les autres sanctions pécuniaires sont interdites.

## 6. Droits de la personne mise en cause

Aucune sanction n’est prise sans que la personne ait été informée, par écrit et au même moment, de ce qui lui est reproché.

Quand la sanction envisagée touche à la présence en formation, la direction convoque la personne par lettre recommandée, ou remise contre décharge, qui dit l’objet, la date, l’heure et le lieu de l’entretien. La personne peut se faire assister par quelqu’un de son choix, notamment une autre personne en formation ou quelqu’un qui travaille pour l’organisme. Pendant l’entretien, la direction dit le motif de la sanction envisagée et écoute les explications.

La sanction ne peut être prise moins d’un jour franc ni plus de quinze jours après l’entretien. La décision est écrite et motivée ; elle est notifiée par lettre recommandée ou remise contre récépissé.

Si les faits rendent indispensable une exclusion immédiate, à titre conservatoire, aucune sanction définitive n’est prise sans que cette procédure ait été suivie.

La direction informe de la sanction l’employeur et le financeur de la formation.

## 7. Délégués

Dans les formations collectives de plus de 500 heures, les personnes en formation élisent un délégué titulaire et un suppléant, au scrutin uninominal à deux tours, entre la vingtième et la quarantième heure. Dans les formations plus courtes, chacun présente ses remarques directement à l’équipe, ou écrit une réclamation.
`;

/** A heading of the rules, and what stands under it, in Markdown; no heading for what comes first. */
export interface HouseRulesPart {
  heading: string;
  body: string;
}

/** The rules of a hub, heading by heading: its own, or ours where it wrote none. */
export function houseRulesParts(own: string): HouseRulesPart[] {
  const text = (own.trim() || defaultHouseRules).replace(/\r\n?/g, '\n');
  return text
    .split(/^(?=## )/m)
    .map((part) => {
      const [, heading = '', body = ''] = /^(?:## +(.+)\n)?([^]*)$/.exec(part) ?? [];
      return { heading: heading.trim(), body: body.trim() };
    })
    .filter(({ heading, body }) => heading || body);
}
