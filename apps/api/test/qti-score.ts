import { readChildren } from '../src/learning/exchange/xml-tree';
import type { Element } from '../src/learning/exchange/xml-tree';

/** What is given to each interaction of an item, by the identifier of its response. */
export type Given = Readonly<Record<string, string | number | readonly string[]>>;
type Value = string | number | readonly string[] | boolean | null;

/** The parts of an item, by the names of their elements; refuses what is not XML. */
export function qtiParts(item: string): Element[] {
  const parts: Element[] = [];
  readChildren(item, { depth: 60, elements: 100_000 }, (_, part) => void parts.push(part));
  return parts;
}

/** Every element within these. */
export const within = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => [element, ...within(element.children)]);

/**
 * The outcomes of an item by its own response processing, worked out as QTI 3 says (Assessment,
 * Section and Item 3.0, §2.11–2.13): the operators that we write, and no other.
 */
export function qtiOutcomes(item: string, given: Given): Record<string, Value> {
  const parts = qtiParts(item);
  const all = within(parts);
  const outcomes: Record<string, Value> = {};
  for (const each of all.filter(({ name }) => name === 'qti-outcome-declaration')) {
    const [first] = within(each.children).filter(({ name }) => name === 'qti-value');
    outcomes[named(each)] = first ? Number(first.text) : null;
  }
  const value = (identifier: string): Value => given[identifier] ?? outcomes[identifier] ?? null;
  const mapped = (identifier: string): number => {
    const declared = all.find(
      (each) => each.name === 'qti-response-declaration' && named(each) === identifier,
    );
    const answered = [given[identifier] ?? []].flat().map(String);
    const entries = within(declared?.children ?? [])
      .filter(({ name }) => name === 'qti-map-entry')
      .filter(({ attributes }) => {
        const any = attributes['case-sensitive'] === 'false';
        const bare = (text = '') => (any ? text.toLowerCase() : text);
        return answered.some((text) => bare(text) === bare(attributes['map-key']));
      });
    const sum = entries.reduce((so, { attributes }) => so + Number(attributes['mapped-value']), 0);
    return Math.min(1, Math.max(0, sum));
  };
  const number = (element: Element) => Number(evaluated(element) ?? 0);
  const evaluated = (element: Element): Value => {
    const { name, attributes, children: inside, text } = element;
    const [one, other] = inside;
    switch (name) {
      case 'qti-variable':
        return value(named(element));
      case 'qti-map-response':
        return mapped(named(element));
      case 'qti-base-value':
        return /float|integer/.test(attributes['base-type'] ?? '') ? Number(text) : text;
      case 'qti-index':
        return [evaluated(one!) ?? []].flat()[Number(attributes['n']) - 1]?.toString() ?? null;
      case 'qti-match':
        return evaluated(one!) === evaluated(other!);
      case 'qti-string-match':
        return String(evaluated(one!)).toLowerCase() === String(evaluated(other!)).toLowerCase();
      case 'qti-equal': {
        const [margin] = (attributes['tolerance'] ?? '').split(' ').map(Number);
        const answered = evaluated(one!);
        return answered !== null && Math.abs(Number(answered) - number(other!)) <= margin! + 1e-9;
      }
      case 'qti-lt':
        return number(one!) < number(other!);
      case 'qti-sum':
        return inside.reduce((so, each) => so + number(each), 0);
      case 'qti-divide':
        return number(one!) / number(other!);
      case 'qti-max':
        return Math.max(...inside.map(number));
      default:
        throw new Error(`No ${name} is known here.`);
    }
  };
  const apply = (rules: readonly Element[]): void => {
    for (const rule of rules) {
      if (rule.name === 'qti-set-outcome-value')
        outcomes[named(rule)] = evaluated(rule.children[0]!);
      const branch = rule.children.find(
        ({ name, children }) => /if$/.test(name) && evaluated(children[0]!) === true,
      );
      if (rule.name === 'qti-response-condition') apply(branch?.children.slice(1) ?? []);
    }
  };
  apply(parts.find(({ name }) => name === 'qti-response-processing')?.children ?? []);
  return outcomes;
}

const named = ({ attributes }: Element) => attributes['identifier'] ?? '';
