import { SaxesParser } from 'saxes';
import { Unreadable } from './draft';

/** An element as it was read. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Its own text, all pieces together. */
  text: string;
  children: Element[];
  line: number;
}

export interface XmlLimits {
  /** Elements one within another. */
  depth: number;
  /** Elements in all. */
  elements: number;
}

/**
 * Reads XML and hands over each child of its root as it closes, with its line. Refuses what has no
 * place in a file of questions: document types (so that no entity is ever declared), too deep or too
 * many elements. What came before a fault was handed over.
 * @throws Unreadable
 */
export function readChildren(
  text: string,
  limits: XmlLimits,
  each: (root: Element, child: Element) => void,
): void {
  const parser = new SaxesParser({ xmlns: false as const, position: true });
  const path: { element: Element; pieces: string[] }[] = [];
  let count = 0;
  parser.on('doctype', () => {
    throw new Unreadable(
      parser.line,
      'Ce fichier déclare un type de document (DOCTYPE) : par sécurité, il n’est pas lu.',
    );
  });
  parser.on('error', (error) => {
    const [, what = error.message] = /^\d+:\d+: (.*)/s.exec(error.message) ?? [];
    throw new Unreadable(parser.line, `Ce XML est mal formé : ${what}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (path.length >= limits.depth)
      throw new Unreadable(parser.line, `Plus de ${limits.depth} éléments l’un dans l’autre.`);
    if (count > limits.elements)
      throw new Unreadable(parser.line, `Plus de ${limits.elements} éléments.`);
    const element = { name, attributes, text: '', children: [], line: parser.line };
    path.push({ element, pieces: [] });
  });
  const piece = (text: string) => void path.at(-1)?.pieces.push(text);
  parser.on('text', piece);
  parser.on('cdata', piece);
  parser.on('closetag', () => {
    const { element, pieces } = path.pop()!;
    element.text = pieces.join('');
    const parent = path.at(-1)?.element;
    if (!parent) return;
    if (path.length === 1) each(parent, element);
    else parent.children.push(element);
  });
  parser.write(text).close();
}

/** The first child of this name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((each) => each.name === name);

/** All children of this name. */
export const children = (element: Element, name: string): Element[] =>
  element.children.filter((each) => each.name === name);

/** The text of a child, trimmed; of the `text` within it where there is one. Empty without. */
export function textIn(element: Element | undefined, name: string): string {
  const found = child(element, name);
  return (child(found, 'text') ?? found)?.text.trim() ?? '';
}
