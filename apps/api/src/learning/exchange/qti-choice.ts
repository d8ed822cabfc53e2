import type { Question } from '@percolateur/domain';
import { feedback, mapped, nothing, prompt, response, set, variable } from './qti-xml';
import type { Told } from './qti-xml';
import { xml } from './xml-write';

interface Choice {
  id: string;
  html: string;
  share: number;
  explanation: string;
}

/** Right choices bring their part, and wrong ones take as much where several are right. */
export function choose(
  { kind, choices, prompt: asked }: Question<'single'> | Question<'multiple'>,
  name: string,
): Told {
  const rights = Math.max(1, choices.filter(({ right }) => right).length);
  const [good, wrong] = kind === 'single' ? [1, 0] : [1 / rights, -1 / rights];
  return choiceOf(
    name,
    { asked, cardinality: kind, shuffle: true },
    choices.map(({ id, text, right, explanation }) => ({
      ...{ id: `c_${id}`, html: text, share: right ? good : wrong, explanation },
    })),
  );
}

export function trueFalse(
  { right, whyNot, prompt: asked }: Question<'true-false'>,
  name: string,
): Told {
  return choiceOf(
    name,
    { asked, cardinality: 'single', shuffle: false },
    [true, false].map((each) => ({
      ...{ id: String(each), html: each ? 'Vrai' : 'Faux', share: each === right ? 1 : 0 },
      explanation: each === right ? '' : whyNot,
    })),
  );
}

/** Each choice brings its share, and tells why once it was made. */
function choiceOf(
  name: string,
  {
    asked,
    cardinality,
    shuffle,
  }: { asked: string; cardinality: 'single' | 'multiple'; shuffle: boolean },
  choices: readonly Choice[],
): Told {
  const told = choices.filter(({ explanation }) => explanation !== '');
  const why = `WHY_${name}`;
  return {
    ...nothing,
    responses: [
      response(
        name,
        { cardinality, type: 'identifier' },
        choices.filter((choice) => choice.share > 0).map(({ id }) => id),
        new Map(choices.map(({ id, share }) => [id, share])),
      ),
    ],
    outcomes:
      told.length === 0
        ? []
        : [
            xml('qti-outcome-declaration', {
              ...{ identifier: why, cardinality, 'base-type': 'identifier' },
            }),
          ],
    body: xml(
      'qti-choice-interaction',
      {
        'response-identifier': name,
        shuffle: String(shuffle),
        'max-choices': cardinality === 'single' ? 1 : 0,
      },
      prompt(asked),
      ...choices.map(({ id, html }) => xml('qti-simple-choice', { identifier: id }, html)),
    ),
    rules: told.length === 0 ? [] : [set(why, variable(name))],
    score: mapped(name),
    feedback: told.map(({ id, explanation }) => feedback(why, id, explanation)),
  };
}
