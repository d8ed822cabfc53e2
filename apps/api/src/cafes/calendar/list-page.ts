import {
  cafeAccess,
  cafeThemes,
  counted,
  departementCodes,
  departementName,
  frenchSlot,
  kilometresApart,
  levelName,
  levelOf,
  levelsOf,
  localDate,
  nearParis,
  outlines,
} from '@percolateur/domain';
import type { Point } from '@percolateur/domain';
import type { Listed, Wanted } from './calendar.service';
import { htmlPage, said } from './page-shell';
import { escapeHtml } from '../../platform/escape';

/** Distances that one may look within, in kilometres. */
export const distances = [10, 25, 50, 100, 200];
/** Around a postal code, where no distance is said. */
export const usualDistance = 25;

const option = (value: string | number, words: string, chosen: boolean) =>
  `<option value="${escapeHtml(String(value))}"${chosen ? ' selected' : ''}>${said(words)}</option>`;

function searchForm(wanted: Wanted): string {
  const { departement, postalCode, around, since, theme, access } = wanted;
  const day = since ? localDate(since, 'Europe/Paris') : '';
  return `<form class="search card" action="/cafes" role="search" aria-label="Chercher un café">
<div class="field"><label for="departement">Département</label><select id="departement" name="departement">${option('', 'Partout', !departement)}${departementCodes.map((code) => option(code, departementName(code), code === departement)).join('')}</select></div>
<div class="field"><label for="cp">Ou un code postal</label><input id="cp" name="cp" inputmode="numeric" pattern="[0-9]{5}" maxlength="5" autocomplete="postal-code" title="Cinq chiffres" value="${escapeHtml(postalCode)}"></div>
<div class="field"><label for="rayon">Jusqu’où</label><select id="rayon" name="rayon">${option('', 'Au plus près', around === 0)}${distances.map((far) => option(far, `À ${far} km à la ronde`, far === around)).join('')}</select></div>
<div class="field"><label for="du">À partir du</label><input id="du" name="du" type="date" value="${day}"></div>
<div class="field"><label for="theme">Thème</label><select id="theme" name="theme">${option('', 'Tous', !theme)}${Object.entries(
    cafeThemes,
  )
    .map(([key, words]) => option(key, words, key === theme))
    .join('')}</select></div>
<fieldset><legend>Accessibilité</legend><div class="choices">${Object.entries(cafeAccess)
    .map(
      ([key, words]) =>
        `<label class="choice"><input type="checkbox" name="acces" value="${key}"${access.some((each) => each === key) ? ' checked' : ''}>${said(words)}</label>`,
    )
    .join('')}</div></fieldset>
<p class="actions"><button type="submit" class="button primary">Chercher</button> <a href="/cafes">Tout revoir</a></p></form>`;
}

/** « à 12 km », from where one looks; empty where that is not known. */
function farFrom(from: Point | null, { latitude, longitude }: Listed): string {
  if (!from || latitude === null || longitude === null) return '';
  const far = Math.round(kilometresApart(from, { latitude, longitude }));
  return far < 1 ? ' (tout près)' : ` (à ${far} km)`;
}

const cafeItem = (cafe: Listed, from: Point | null) =>
  `<li class="card"><h2><a href="/cafes/${cafe.slug}">${said(cafe.title)}</a></h2>
<p>${said(frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone))}</p>
<p>${said(`${cafe.place}, ${cafe.address}${farFrom(from, cafe)}`)}</p>
<p class="soft">${said(`${cafeThemes[cafe.theme]}. ${cafe.hostName} invite.`)}</p>${
    cafe.access.length > 0
      ? `<p class="soft">${said(cafe.access.map((each) => cafeAccess[each]).join(', '))}</p>`
      : ''
  }</li>`;

/** What a page of the list is asked by, but for where it begins. */
function queryOf({
  departement,
  postalCode,
  around,
  since,
  theme,
  access,
}: Wanted): URLSearchParams {
  const query = new URLSearchParams();
  if (departement) query.set('departement', departement);
  if (postalCode) query.set('cp', postalCode);
  if (around) query.set('rayon', String(around));
  if (since) query.set('du', localDate(since, 'Europe/Paris'));
  if (theme) query.set('theme', theme);
  for (const each of access) query.append('acces', each);
  return query;
}

/** What the title says of where one looks. */
function whereOf({ departement, postalCode, from, around }: Wanted): string {
  if (from) return ` : à ${around} km de ${postalCode}`;
  return departement ? ` : ${departementName(departement)}` : '';
}

/** The list of cafés to come. */
export function listPage(
  wanted: Wanted,
  { cafes, next }: { cafes: readonly Listed[]; next: string | null },
  publicUrl: string,
): string {
  const { postalCode, from } = wanted;
  const where = whereOf(wanted);
  const more = queryOf(wanted);
  if (next) more.set('apres', next);
  const feed = wanted.departement || 'france';
  return htmlPage({
    title: `Les cafés IA à venir${where}`,
    description:
      'Une heure, quelques personnes, une question sur l’IA : trouvez un café près de chez vous.',
    path: '/cafes',
    publicUrl,
    head: `<link rel="alternate" type="text/calendar" href="/cafes/agenda/${feed}.ics">`,
    body: `<h1>${said(`Les cafés IA à venir${where}`)}</h1>
<p class="lead">Une heure, quelques personnes, une question. Entrée libre, sans compte.</p>
${searchForm(wanted)}
<h2 class="hidden">Résultats</h2>
${postalCode && !from ? `<p class="note warning">${said(`Le code postal ${postalCode} n’est pas dans notre liste : choisissez plutôt un département.`)}</p>` : ''}
${
  cafes.length > 0
    ? `<ul class="cafes">${cafes.map((cafe) => cafeItem(cafe, from)).join('')}</ul>`
    : `<p class="note">${said('Aucun café n’est annoncé ici pour l’instant. Élargissez la recherche, ou proposez le vôtre.')}</p>`
}
<ul class="row plain">${next ? `<li><a class="button" href="/cafes?${escapeHtml(more.toString())}">${said('Les suivants')}</a></li>` : ''}${wanted.after ? `<li><a href="/cafes?${escapeHtml(queryOf(wanted).toString())}">Revenir au début</a></li>` : ''}</ul>
<h2>À emporter</h2>
<ul><li><a href="/cafes/agenda/${feed}.ics">${said(wanted.departement ? `L’agenda de ce département (iCal)` : 'L’agenda de tous les cafés (iCal)')}</a></li>
<li><a href="/cafes/openagenda.json${wanted.departement ? `?departement=${wanted.departement}` : ''}">${said('Les mêmes, pour un programme (JSON, forme d’OpenAgenda)')}</a></li></ul>
<p class="soft">${said('Distances à vol d’oiseau entre codes postaux : GeoNames (CC BY 4.0), Insee et La Poste (licence ouverte 2.0).')}</p>
<p class="soft">${said(`Pour votre site, un lien suffit : ${publicUrl}/cafes${wanted.departement ? `?departement=${wanted.departement}` : ''}. Rien à installer, rien qui suive vos visiteurs.`)}</p>`,
  });
}

const apart = [
  [90, 'Guadeloupe'],
  [280, 'Martinique'],
  [460, 'Guyane'],
  [640, 'La Réunion'],
  [820, 'Mayotte'],
] as const;
const tiles = ['975', '977', '978', '986', '987', '988'];

/** Where cafés are, drawn, and said by a table that stands for the drawing. */
export function mapPage(counts: ReadonlyMap<string, number>, publicUrl: string): string {
  const levels = levelsOf([...counts.values()]);
  const drawn = (paths: Readonly<Record<string, string>>) =>
    Object.entries(paths)
      .map(([code, path]) => {
        const level = levelOf(counts.get(code) ?? 0, levels);
        return `<path${level ? ` class="t${level}"` : ''} d="${path}"/>`;
      })
      .join('');
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const rows = departementCodes
    .filter((code) => counts.has(code))
    .map(
      (code) =>
        `<tr><th scope="row"><a href="/cafes?departement=${code}">${said(departementName(code))}</a></th><td>${counts.get(code)}</td></tr>`,
    );
  return htmlPage({
    title: 'La carte des cafés IA',
    description: 'Où se tiennent les prochains cafés IA, département par département.',
    path: '/cafes/carte',
    publicUrl,
    body: `<h1>La carte des cafés IA</h1><p class="lead">${said(`${counted(total, 'café à venir', 'cafés à venir')}.`)}</p>
<div class="two"><div aria-hidden="true"><svg class="map" viewBox="0 0 1000 1130">${drawn(outlines)}${drawn(nearParis)}<text x="115" y="26">Paris, de près</text>${apart.map(([at, name]) => `<text x="${at}" y="1030">${name}</text>`).join('')}${tiles.map((code, place) => `<text x="${75 + 110 * place}" y="1100">${code}</text>`).join('')}</svg>
<ul class="row plain">${levels.map((level, place) => `<li><svg class="map sample" viewBox="0 0 30 20"><path class="t${place + 1}" d="M1 1h28v18h-28z"/></svg>&nbsp;${levelName(level)}</li>`).join('')}</ul></div>
<div>${
      rows.length > 0
        ? `<table class="table"><caption class="hidden">Cafés à venir par département</caption><thead><tr><th scope="col">Département</th><th scope="col">Cafés à venir</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
        : `<p class="note">${said('Aucun café n’est annoncé pour l’instant. Le premier pourrait être le vôtre.')}</p>`
    }</div></div>
<p class="soft">${said('Contours : IGN, Admin Express 2018, licence ouverte 2.0, simplifiés.')}</p>`,
  });
}
