import { NoQuestion } from './build';
import { Unreadable, fileQuestions } from './draft';
import type { FileRead, Found } from './draft';
import { finished } from './finish';
import { categoryNames } from './gift-comments';
import { builtOf } from './moodle-question';
import { Pictures } from './picture';
import { textOf } from './text';
import { children, child, readChildren, textIn } from './xml-tree';
import type { Element } from './xml-tree';

const limits = { depth: 40, elements: 400_000 };

/**
 * Questions of a Moodle XML file. Read strictly by `saxes`, element by element; never throws: what
 * cannot be read is a fault, and what came before it is kept.
 */
export function readMoodleXml(bytes: Buffer): FileRead {
  const found: Found = { drafts: [], faults: [], unsupported: [], pictures: new Pictures() };
  let category: string[] = [];
  let count = 0;
  let text = '';
  try {
    text = textOf(bytes);
    readChildren(text, limits, (root, element) => {
      if (root.name !== 'quiz')
        throw new Unreadable(root.line, 'Ce n’est pas un fichier de questions Moodle (« quiz »).');
      if (element.name !== 'question') return;
      count += 1;
      if (count > fileQuestions)
        throw new Unreadable(element.line, `Ce fichier a plus de ${fileQuestions} questions.`);
      if (element.attributes['type'] === 'category')
        category = categoryNames(textIn(element, 'category'));
      else readQuestion(element, category, found);
    });
    if (count === 0)
      found.faults.push({ line: 1, message: 'Ce fichier n’a aucune question Moodle.' });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    found.faults.push({ line: error.line, message: error.message });
  }
  return finished(found, text);
}

function readQuestion(element: Element, category: readonly string[], found: Found): void {
  const title = textIn(element, 'name');
  const { line } = element;
  const lost = new Set<string>();
  try {
    const built = builtOf(element, found.pictures, lost);
    if ('unsupported' in built) {
      found.unsupported.push({ line, type: built.unsupported, title });
      return;
    }
    const own = child(element, 'tags');
    const tags = own
      ? children(own, 'tag').map((tag) => (child(tag, 'text') ?? tag).text.trim())
      : [];
    found.drafts.push({
      ...{ question: built.question, title, line, code: textIn(element, 'idnumber') || null },
      tags: [...category, ...tags.filter((tag) => tag !== '')],
      lacks: [...lost].map((what) => `À relire : ${what}.`).concat(built.lacks),
    });
  } catch (error) {
    if (!(error instanceof NoQuestion)) throw error;
    found.faults.push({ line, message: error.message });
  }
}
