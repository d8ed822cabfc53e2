import {
  cafesSaid,
  departementCodes,
  departementName,
  fewestOutside,
  questionThemes,
} from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';
import { htmlPage, said } from '../calendar/page-shell';
import type { Board, BoardQuestion, BoardState, BoardWanted } from './board.service';

export const stateNames: Record<BoardState, string> = {
  back: 'Qui reviennent',
  answered: 'Qui ont une réponse',
  waiting: 'Qui attendent une réponse',
};

const option = (value: string, words: string, chosen: string) =>
  `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${said(words)}</option>`;
const options = (words: Readonly<Record<string, string>>, chosen: string) =>
  Object.entries(words)
    .map(([key, each]) => option(key, each, chosen))
    .join('');

const searchForm = ({ departement, theme, state }: BoardWanted) =>
  `<form class="search card" action="/cafes/questions" role="search" aria-label="Choisir des questions">
<div class="field"><label for="departement">Département</label><select id="departement" name="departement">${option('', 'Partout', departement)}${departementCodes.map((code) => option(code, departementName(code), departement)).join('')}</select></div>
<div class="field"><label for="theme">Thème</label><select id="theme" name="theme">${option('', 'Tous', theme)}${options(questionThemes, theme)}</select></div>
<div class="field"><label for="etat">Montrer</label><select id="etat" name="etat">${option('', 'Toutes', state)}${options(stateNames, state)}</select></div>
<p class="actions"><button type="submit" class="button primary">Montrer</button> <a href="/cafes/questions">Tout revoir</a></p></form>`;

function answerOf({ answer, lesson, term, answered }: BoardQuestion): string {
  const parts = [
    answer && `<p class="words">${said(answer)}</p>`,
    term && `<p>${said(`Au glossaire : ${term.term}. ${term.definition}`)}</p>`,
    lesson &&
      `<p>${said('Dans la formation : ')}<a href="/programme#${lesson.halfDayId}">${said(lesson.title)}</a></p>`,
  ].filter(Boolean);
  // A lesson that the course no longer has answers nothing.
  return answered && parts.length > 0
    ? parts.join('')
    : '<span class="tag warning">attend une réponse</span>';
}

function bar(told: number, most: number): string {
  if (told === 0) return '';
  const width = Math.max(2, Math.round((100 * told) / most));
  return `<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><path class="t0" d="M0 0h100v8h-100z"/><path class="t4" d="M0 0h${width}v8h-${width}z"/></svg>`;
}

const row = (question: BoardQuestion, most: number) =>
  `<tr><th scope="row">${said(question.words)}${question.told > 0 ? ' <span class="tag">revient</span>' : ''}</th>
<td data-label="Thème">${said(questionThemes[question.theme])}</td>
<td data-label="Entendue dans">${said(cafesSaid(question.told))}${bar(question.told, most)}</td>
<td data-label="Réponse"><div>${answerOf(question)}</div></td></tr>`;

/** What a page of the board is asked by, but for where it begins. */
function queryOf({ departement, theme, state }: BoardWanted): URLSearchParams {
  const query = new URLSearchParams();
  if (departement) query.set('departement', departement);
  if (theme) query.set('theme', theme);
  if (state) query.set('etat', state);
  return query;
}

/** The questions of the territory: what is asked at cafés, where it comes back, what answers it. */
export function boardPage(
  wanted: BoardWanted,
  { questions, next, most }: Board,
  publicUrl: string,
): string {
  const where = wanted.departement ? departementName(wanted.departement) : '';
  const more = queryOf(wanted);
  if (next) more.set('apres', next);
  const heading = where ? `Les questions du territoire : ${where}` : 'Les questions du territoire';
  return htmlPage({
    title: heading,
    description:
      'Ce que l’on demande dans les cafés IA, ce qui revient, et ce qui attend une réponse.',
    path: '/cafes/questions',
    publicUrl,
    body: `<h1>${said(heading)}</h1>
<p class="lead">${said('Ce que l’on demande dans les cafés IA. Personne n’y est nommé.')}</p>
${searchForm(wanted)}
${
  questions.length > 0
    ? `<table class="table board"><caption class="hidden">${said(heading)}</caption><thead><tr><th scope="col">Question</th><th scope="col">${said('Thème')}</th><th scope="col">Entendue dans</th><th scope="col">${said('Réponse')}</th></tr></thead><tbody>${questions.map((each) => row(each, most)).join('')}</tbody></table>`
    : `<p class="note">${said('Aucune question n’est encore publiée ici. Elles viennent des cafés racontés, une fois relues.')}</p>`
}
<ul class="row plain">${next ? `<li><a class="button" href="/cafes/questions?${escapeHtml(more.toString())}">${said('Les suivantes')}</a></li>` : ''}${wanted.after ? `<li><a href="/cafes/questions?${escapeHtml(queryOf(wanted).toString())}">${said('Revenir au début')}</a></li>` : ''}</ul>
<h2>${said('Comment lire ce tableau')}</h2>
<p>${said(`Qui anime un café raconte les questions entendues ; le hub du territoire les relit et rassemble celles qui se ressemblent. On compte les cafés, jamais les personnes. En dessous de ${fewestOutside} cafés, le nombre n’est pas dit ; au-dessus, la question « revient ».`)}</p>`,
  });
}
