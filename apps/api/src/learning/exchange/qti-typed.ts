import { gapPieces } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import {
  base,
  condition,
  feedback,
  mapped,
  nothing,
  outcome,
  prompt,
  response,
  set,
  share,
  variable,
} from './qti-xml';
import type { Told } from './qti-xml';
import { escapeXml, xml } from './xml-write';

const entry = (name: string, length: number) =>
  xml('qti-text-entry-interaction', { 'response-identifier': name, 'expected-length': length });

/** What each text is worth, whatever its case; the best where one stands twice. */
function worthOf(texts: readonly { text: string; worth: number }[]): Map<string, number> {
  const worth = new Map<string, number>();
  for (const each of texts.toSorted((one, other) => other.worth - one.worth))
    if (![...worth.keys()].some((key) => key.toLowerCase() === each.text.toLowerCase()))
      worth.set(each.text, each.worth);
  return worth;
}

export function short(
  { accepted, mistakes, prompt: asked }: Question<'short'>,
  name: string,
): Told {
  const whole = accepted.find(({ percent }) => percent === 100)?.text;
  return {
    ...nothing,
    ...saidOf(
      name,
      mistakes.map(({ text, explanation }) => ({
        is: xml(
          'qti-string-match',
          { 'case-sensitive': 'false' },
          variable(name),
          base('string', text),
        ),
        explanation,
      })),
    ),
    responses: [
      response(
        name,
        { cardinality: 'single', type: 'string' },
        whole === undefined ? [] : [whole],
        worthOf(accepted.map(({ text, percent }) => ({ text, worth: percent / 100 }))),
      ),
    ],
    body: xml('div', {}, asked) + xml('p', {}, entry(name, 30)),
    score: mapped(name),
  };
}

/** Within its margin a number brings its share: the best one that holds. */
export function numeric(
  { accepted, mistakes, units, prompt: asked }: Question<'numeric'>,
  name: string,
): Told {
  const best = accepted.toSorted((one, other) => other.percent - one.percent);
  const own = `SHARE_${name}`;
  const within = ({ value, tolerance }: { value: number; tolerance: number }) =>
    xml(
      'qti-equal',
      { 'tolerance-mode': 'absolute', tolerance: `${tolerance} ${tolerance}` },
      variable(name),
      base('float', value),
    );
  const said = saidOf(
    name,
    mistakes.map((each) => ({ is: within(each), explanation: each.explanation })),
  );
  return {
    ...nothing,
    responses: [
      response(
        name,
        { cardinality: 'single', type: 'float' },
        best.slice(0, 1).map(({ value }) => String(value)),
      ),
    ],
    outcomes: [outcome(own, 'float', 0), ...said.outcomes],
    body:
      xml('div', {}, asked) +
      xml('p', {}, entry(name, 12), units[0] ? ` ${escapeXml(units[0].name)}` : ''),
    rules: [
      ...condition(
        ...best.map((each) => [within(each), set(own, share(each.percent / 100))] as const),
      ),
      ...said.rules,
    ],
    score: variable(own),
    feedback: said.feedback,
  };
}

/** Says of the first of these mistakes that was made why it is one. */
function saidOf(name: string, mistakes: readonly { is: string; explanation: string }[]) {
  const why = `WHY_${name}`;
  const told = mistakes.map((each, at) => ({ ...each, id: `m_${at + 1}` }));
  return {
    outcomes: told.length > 0 ? [outcome(why, 'identifier')] : [],
    rules: condition(...told.map(({ is, id }) => [is, set(why, base('identifier', id))] as const)),
    feedback: told.flatMap(({ id, explanation }) =>
      explanation ? [feedback(why, id, explanation)] : [],
    ),
  };
}

/** A response for each gap, typed or chosen; each brings its part. */
export function gaps({ text, gaps: all, prompt: asked }: Question<'gap'>, name: string): Told {
  const filled = new Map(all.map((gap, at) => [gap.id, filling(gap, `${name}_${at + 1}`)]));
  const sentence = gapPieces(text)
    .map((piece, at, pieces) => {
      if ('words' in piece) return piece.words;
      const first = pieces.findIndex((each) => 'gapId' in each && each.gapId === piece.gapId);
      // Named again, a gap is shown again: it is filled in once.
      return (first === at && filled.get(piece.gapId)?.element) || '…';
    })
    .join('');
  const told = [...filled.values()];
  return {
    ...nothing,
    responses: told.map((each) => each.response),
    body: xml('div', {}, asked) + xml('p', {}, sentence),
    score: mean(all.map((_, at) => mapped(`${name}_${at + 1}`))),
    details: all.flatMap(({ accepted, explanation }) =>
      explanation ? [{ label: escapeXml(accepted[0] ?? ''), explanation }] : [],
    ),
  };
}

function filling({ accepted, choices }: Question<'gap'>['gaps'][number], own: string) {
  if (!choices) {
    const worth = worthOf(accepted.map((text) => ({ text, worth: 1 })));
    const type = { cardinality: 'single', type: 'string' } as const;
    return { element: entry(own, 20), response: response(own, type, accepted.slice(0, 1), worth) };
  }
  const words = choices.map((word, at) => ({ word, id: `w_${at + 1}` }));
  const right = words.filter(({ word }) => accepted.includes(word)).map(({ id }) => id);
  return {
    element: xml(
      'qti-inline-choice-interaction',
      { 'response-identifier': own, shuffle: 'true' },
      ...words.map(({ word, id }) => xml('qti-inline-choice', { identifier: id }, escapeXml(word))),
    ),
    response: response(
      own,
      { cardinality: 'single', type: 'identifier' },
      right.slice(0, 1),
      new Map(right.map((id) => [id, 1])),
    ),
  };
}

export const mean = (shares: readonly string[]) =>
  xml('qti-divide', {}, xml('qti-sum', {}, ...shares), base('integer', Math.max(1, shares.length)));

/** A person marks it, with a grid and an example that are theirs alone. */
export function open({ criteria, example, prompt: asked }: Question<'open'>, name: string): Told {
  const grid = criteria.map(
    ({ text, levels }) =>
      xml('p', {}, text) + xml('ol', {}, ...levels.map((level) => xml('li', {}, level))),
  );
  const rubric = xml(
    'qti-rubric-block',
    { use: 'scoring', view: 'scorer' },
    xml('qti-content-body', {}, example, ...grid),
  );
  return {
    ...nothing,
    responses: [response(name, { cardinality: 'single', type: 'string' }, [])],
    body:
      (example || grid.length > 0 ? rubric : '') +
      xml(
        'qti-extended-text-interaction',
        { 'response-identifier': name, 'expected-lines': 8 },
        prompt(asked),
      ),
    score: null,
  };
}
