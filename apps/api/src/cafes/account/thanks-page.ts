import { frenchDate } from '@percolateur/domain';
import type { FoundCafe } from '../calendar/calendar.service';
import { photoOf } from '../calendar/event-page';
import { htmlPage, said } from '../calendar/page-shell';

/** What those who came may read on: linked, never copied. */
const resources = [
  { title: 'cafeia.org : la démarche, les outils, les autres cafés', url: 'https://cafeia.org' },
  {
    title: 'La CNIL : comprendre l’IA et ses droits',
    url: 'https://www.cnil.fr/fr/intelligence-artificielle',
  },
  { title: 'compar:IA : comparer deux IA, par l’État', url: 'https://comparia.beta.gouv.fr' },
];

/** A page of thanks, to open by a code on a wall, and to print. */
export async function thanksPage(
  { cafe, pictured }: Pick<FoundCafe, 'cafe' | 'pictured'>,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  const path = `/cafes/${cafe.slug}/merci`;
  const { modules } = qrcode.create(publicUrl + path, { errorCorrectionLevel: 'M' });
  const squares = Array.from({ length: modules.size ** 2 }, (_, at) => [
    Math.floor(at / modules.size),
    at % modules.size,
  ])
    .filter(([row, column]) => modules.get(row!, column!))
    .map(([row, column]) => `M${column! + 4} ${row! + 4}h1v1h-1z`)
    .join('');
  const side = modules.size + 8;
  return htmlPage({
    title: 'Merci d’être venu·e',
    description: `${cafe.title} : ce qu’on peut lire et essayer après le café.`,
    path,
    publicUrl,
    body: `<h1>${said(cafe.startsAt > now ? 'À bientôt au café' : 'Merci d’être venu·e')}</h1>
<p class="lead">${said(`« ${cafe.title} », ${frenchDate(cafe.startsAt, cafe.timeZone)}, ${cafe.place}.`)}</p>
${pictured ? photoOf(cafe) : ''}
<h2>Pour continuer</h2>
<ul>${resources.map(({ title, url }) => `<li><a href="${url}">${said(title)}</a></li>`).join('')}
<li><a href="/cafes?departement=${cafe.departement}">${said('Les prochains cafés près d’ici')}</a></li>
<li><a href="/proposer-un-cafe">${said('Inviter à votre tour : proposer un café')}</a></li></ul>
<h2>À imprimer</h2>
<p class="no-print">${said('Affichez ce code à la sortie : il ouvre cette page.')}</p>
<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="Code QR de cette page"><path fill="#000" d="${squares}"/></svg>
<p>${said(`${publicUrl}${path}`)}</p>`,
  });
}
