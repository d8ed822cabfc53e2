import { escapeXml, xml } from './xml-write';

/** What one question brings to an item of QTI; its texts are HTML already. */
export interface Told {
  responses: string[];
  outcomes: string[];
  body: string;
  /** What is worked out before the score. */
  rules: string[];
  /** An expression from 0 to 1; null where a person marks. */
  score: string | null;
  feedback: string[];
  /** What is said of each of its lines once it is answered. */
  details: { label: string; explanation: string }[];
}

export const nothing = {
  ...{ responses: [], outcomes: [], rules: [], feedback: [], details: [] },
} satisfies Partial<Told>;

export const variable = (identifier: string) => xml('qti-variable', { identifier });
export const mapped = (identifier: string) => xml('qti-map-response', { identifier });
export const base = (type: string, value: string | number) =>
  xml('qti-base-value', { 'base-type': type }, escapeXml(String(value)));
/** A share of the point, as far as it matters. */
export const share = (value: number) => base('float', rounded(value));
const rounded = (value: number) => Number(value.toFixed(6));

/** Gives an outcome the value of an expression. */
export const set = (identifier: string, value: string) =>
  xml('qti-set-outcome-value', { identifier }, value);

/** What the first expression that holds does. */
export function condition(...branches: readonly (readonly [expression: string, does: string])[]) {
  const said = branches.map((branch, at) =>
    xml(at === 0 ? 'qti-response-if' : 'qti-response-else-if', {}, ...branch),
  );
  return said.length > 0 ? [xml('qti-response-condition', {}, ...said)] : [];
}

export interface ResponseType {
  cardinality: 'single' | 'multiple' | 'ordered';
  type: 'identifier' | 'directedPair' | 'string' | 'float';
}

/** Declares a response, what is right, and what each value brings. */
export function response(
  identifier: string,
  { cardinality, type }: ResponseType,
  right: readonly string[],
  worth: ReadonlyMap<string, number> = new Map(),
): string {
  const bounds = { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 };
  const entries = [...worth].map(([key, value]) =>
    xml('qti-map-entry', {
      ...{ 'map-key': key, 'mapped-value': rounded(value) },
      ...(type === 'string' && { 'case-sensitive': 'false' }),
    }),
  );
  const values = right.map((value) => xml('qti-value', {}, escapeXml(value)));
  return xml(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': type },
    ...(values.length > 0 ? [xml('qti-correct-response', {}, ...values)] : []),
    ...(entries.length > 0 ? [xml('qti-mapping', bounds, ...entries)] : []),
  );
}

/** Declares an outcome; `first` is what it is before anything is answered. */
export const outcome = (
  identifier: string,
  type: 'float' | 'integer' | 'identifier',
  first: number | null = null,
  more: Readonly<Record<string, string | number>> = {},
) =>
  xml(
    'qti-outcome-declaration',
    { identifier, cardinality: 'single', 'base-type': type, ...more },
    ...(first === null ? [] : [xml('qti-default-value', {}, xml('qti-value', {}, String(first)))]),
  );

/** Shown once the outcome has, or holds, this identifier. */
export const feedback = (outcomeIdentifier: string, identifier: string, html: string) =>
  xml(
    'qti-modal-feedback',
    { 'outcome-identifier': outcomeIdentifier, identifier, 'show-hide': 'show' },
    xml('qti-content-body', {}, html),
  );

export const prompt = (html: string) => (html ? xml('qti-prompt', {}, html) : '');
