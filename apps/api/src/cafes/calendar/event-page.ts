import type { AskedQuestion } from '@percolateur/contract';
import {
  cafeAccess,
  cafePhase,
  cafeThemes,
  counted,
  departementName,
  frenchSlot,
  limits,
} from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';
import type { PublicCafe } from '../../record/public-cafe.entity';
import { schemaEvent } from './cafe-files';
import { dataBlock, htmlPage, said } from './page-shell';

/** What a page of a café is made of. */
export interface EventFacts {
  cafe: PublicCafe;
  held: number;
  waiting: number;
  /** Told with a picture that may be shown. */
  pictured: boolean;
  now: Date;
  publicUrl: string;
  /** Of the place that its form would take. */
  seatId: string;
  question: AskedQuestion;
}

/** What was typed and could not be kept, and why. */
export interface Mended {
  form: 'seat' | 'report';
  message: string;
  firstName?: string;
  email?: string;
  words?: string;
}

const note = (kind: 'error' | 'warning' | 'done', title: string, words: string) =>
  `<div class="note ${kind}" role="status"><div><p><strong>${said(title)}</strong></p><p>${said(words)}</p></div></div>`;

const valueOf = (text?: string) => (text ? ` value="${escapeHtml(text)}"` : '');

function seatForm({ cafe, held, seatId }: EventFacts, mended?: Mended): string {
  const full = held >= cafe.seats;
  const left = Math.max(0, cafe.seats - held);
  const fault = mended?.form === 'seat' ? mended : undefined;
  return `<section aria-labelledby="venir"><h2 id="venir">Venir</h2>
<p>${said(full ? 'Le café est complet : vous pouvez attendre qu’une place se libère.' : `${counted(left, 'place reste', 'places restent')} sur ${cafe.seats}. Entrée libre, sans compte.`)}</p>
${fault ? note('error', 'Rien n’est enregistré pour l’instant', fault.message) : ''}
<form class="narrow no-print" method="post" action="/cafes/${cafe.slug}/inscription">
<input type="hidden" name="id" value="${seatId}">
<div class="field"><label for="prenom">Prénom</label><input id="prenom" type="text" name="prenom" autocomplete="given-name" required maxlength="${limits.line}"${valueOf(fault?.firstName)}></div>
<div class="field"><label for="email">Adresse électronique <span class="soft">(facultatif)</span></label><p class="hint" id="email-hint">${said('Pour un rappel la veille, et si le café est annulé.')}</p><input id="email" name="email" type="email" autocomplete="email" aria-describedby="email-hint"${valueOf(fault?.email)}></div>
<p class="trap" aria-hidden="true"><label>Ne rien écrire ici <input type="text" name="site" tabindex="-1" autocomplete="off"></label></p>
<p class="actions"><button type="submit" class="button primary">${full ? 'Me mettre en liste d’attente' : 'Je viens'}</button></p>
<p class="soft">${said('Votre prénom et votre adresse ne servent qu’à ce café, et sont effacés après lui.')}</p></form></section>`;
}

function reportForm({ cafe, question }: EventFacts, mended?: Mended): string {
  const fault = mended?.form === 'report' ? mended : undefined;
  return `<details class="no-print"${fault ? ' open' : ''}><summary>Signaler cette page</summary>
${fault ? note('error', 'Le signalement n’est pas parti', fault.message) : ''}
<form class="narrow" method="post" action="/cafes/${cafe.slug}/signalement">
<input type="hidden" name="question" value="${escapeHtml(question.token)}">
<div class="field"><label for="mots">Qu’est-ce qui ne va pas ?</label><textarea id="mots" name="mots" rows="3" required maxlength="${limits.reason}">${escapeHtml(fault?.words ?? '')}</textarea></div>
<div class="field"><label for="reponse">${said(question.question)}</label><p class="hint" id="reponse-hint">${said('Une question pour éviter les envois automatiques.')}</p><input id="reponse" type="text" name="reponse" required autocomplete="off" aria-describedby="reponse-hint"></div>
<p class="actions"><button type="submit" class="button">Envoyer le signalement</button></p></form></details>`;
}

const list = (items: readonly string[]) =>
  items.length > 0
    ? `<ul>${items.map((each) => `<li>${said(each)}</li>`).join('')}</ul>`
    : `<p>${said('Rien n’en est dit : demandez à la personne qui invite.')}</p>`;

/** The picture of a café that was told, as its host gave it. */
export const photoOf = ({ slug, title, place }: PublicCafe) =>
  `<figure class="photo no-print"><img src="/cafes/${slug}/photo.jpg" alt="${said(`Photo du café « ${title} », ${place}`)}" loading="lazy"><figcaption class="soft">${said('Photo donnée par la personne qui a animé.')}</figcaption></figure>`;

/** What is left of the page of a café that was put away: that it was, and the way to others. */
function archivedPage({ cafe, publicUrl }: EventFacts): string {
  const when = frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone);
  return htmlPage({
    title: cafe.title,
    description: `Café IA, ${when}.`,
    path: `/cafes/${cafe.slug}`,
    publicUrl,
    head: '<meta name="robots" content="noindex">',
    body: `<h1>${said(cafe.title)}</h1>
${note('done', 'Ce café est dans les archives.', 'Sa page n’en garde que l’essentiel.')}
<dl class="facts"><dt>Quand</dt><dd>${said(when)}</dd><dt>Où</dt><dd>${said(`${cafe.place}, ${departementName(cafe.departement)}`)}</dd><dt>Thème</dt><dd>${said(cafeThemes[cafe.theme])}</dd></dl>
<p><a href="/cafes?departement=${cafe.departement}">${said('Les prochains cafés près d’ici')}</a></p>`,
  });
}

/** The page of a café, open to everybody. */
export function eventPage(facts: EventFacts, mended?: Mended): string {
  const { cafe, held, now, publicUrl } = facts;
  if (cafe.archivedAt) return archivedPage(facts);
  const phase = cafePhase(cafe, now);
  const when = frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone);
  const path = `/cafes/${cafe.slug}`;
  return htmlPage({
    title: cafe.title,
    description: `Café IA, ${when}, ${cafe.place}.`,
    path,
    publicUrl,
    head: `<meta property="og:type" content="event"><meta property="og:image" content="${escapeHtml(`${publicUrl}${path}/image.png`)}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${said(`${cafe.title}, ${when}`)}">${dataBlock(schemaEvent(cafe, Math.max(0, cafe.seats - held), publicUrl))}`,
    body: `<p><a href="/cafes?departement=${cafe.departement}">${said(`Les cafés : ${departementName(cafe.departement)}`)}</a></p>
<h1>${said(cafe.title)}</h1>
${phase === 'cancelled' ? note('warning', 'Ce café est annulé.', 'Il n’aura pas lieu. D’autres vous attendent dans le calendrier.') : ''}
${phase === 'over' ? note('done', 'Ce café a eu lieu.', 'Sa porte reste ouverte : d’autres sont annoncés dans le calendrier.') : ''}
${facts.pictured ? photoOf(cafe) : ''}
<dl class="facts"><dt>Quand</dt><dd>${said(when)}</dd><dt>Où</dt><dd>${said(cafe.place)}<br>${said(cafe.address)}</dd><dt>Thème</dt><dd>${said(cafeThemes[cafe.theme])}</dd><dt>Qui invite</dt><dd>${said(cafe.hostName)}${cafe.coHost ? said(`, avec ${cafe.coHost}`) : ''}</dd></dl>
<p class="words">${said(cafe.words)}</p>
<h2>Accessibilité</h2>${list(cafe.access.map((each) => cafeAccess[each]))}
${phase === 'coming' ? seatForm(facts, mended) : ''}
${phase === 'coming' || phase === 'under-way' ? `<p><a href="${path}/cafe.ics">Mettre dans mon agenda (iCal)</a></p>` : ''}
${reportForm(facts, mended)}`,
  });
}

/** What is said once a place is taken: the only time its link is shown to who gave no address. */
export function seatPage(
  { cafe, publicUrl }: Pick<EventFacts, 'cafe' | 'publicUrl'>,
  { status, token, email }: { status: 'held' | 'waiting'; token: string; email: string },
): string {
  const held = status === 'held';
  const link = `${publicUrl}/ma-place#${token}`;
  return htmlPage({
    title: held ? 'Votre place est gardée' : 'Vous êtes en liste d’attente',
    description: cafe.title,
    path: `/cafes/${cafe.slug}`,
    publicUrl,
    head: '<meta name="robots" content="noindex">',
    body: `<h1>${held ? 'Votre place est gardée' : 'Vous êtes en liste d’attente'}</h1>
<p class="lead">${said(`« ${cafe.title} », ${frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone)}, ${cafe.place}.`)}</p>
<p>${said(held ? 'Venez comme vous êtes.' : 'Si une place se libère, elle va à la première personne de la liste.')} ${said(email ? `Un message est parti à ${email}.` : 'Sans adresse, aucun message ne vous sera envoyé : notez la date.')}</p>
<p><a href="/cafes/${cafe.slug}/cafe.ics">Mettre dans mon agenda (iCal)</a></p>
<h2>Vous ne pouvez plus venir ?</h2>
<p>${said('Gardez ce lien, il rend votre place et efface votre prénom :')} <a href="${escapeHtml(link)}">rendre ma place</a>.</p>
<p><a href="/cafes/${cafe.slug}">Revenir à la page du café</a></p>`,
  });
}

/** What is said once a page was reported. */
export const reportedPage = (cafe: Pick<PublicCafe, 'slug' | 'title'>, publicUrl: string) =>
  htmlPage({
    title: 'Signalement reçu',
    description: cafe.title,
    path: `/cafes/${cafe.slug}`,
    publicUrl,
    head: '<meta name="robots" content="noindex">',
    body: `<h1>Signalement reçu</h1><p>${said('L’équipe du territoire le lira, et cachera la page s’il le faut. Merci.')}</p><p><a href="/cafes">Revenir aux cafés</a></p>`,
  });

/** What is said where there is nothing. */
export const missingPage = (publicUrl: string) =>
  htmlPage({
    title: 'Café introuvable',
    description: 'Ce café n’est pas, ou plus, dans le calendrier.',
    path: '/cafes',
    publicUrl,
    head: '<meta name="robots" content="noindex">',
    body: `<h1>Ce café n’est pas dans le calendrier</h1><p>${said('L’adresse est peut-être incomplète, ou la page a été retirée.')}</p><p><a href="/cafes">Voir les cafés à venir</a></p>`,
  });
