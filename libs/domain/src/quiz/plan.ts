import { orderOf } from '../shuffle';

/** What a drawn section asks of its questions: all that is said must hold. */
export interface Criteria {
  objectiveId?: string;
  lessonId?: string;
  /** 1: recall; 2: apply; 3: judge a situation. */
  difficulty?: number;
  tag?: string;
}

/** Part of a form: these very questions, or so many drawn at random among those that fit. */
export type QuizSection = { questions: readonly string[] } | ({ draw: number } & Criteria);

/** One sitting of a quiz; several of one plan are equivalent, and attempts take them in turn. */
export interface QuizForm {
  id: string;
  sections: readonly QuizSection[];
}

/** Which of several attempts counts. */
export const kept = ['best', 'last'] as const;
export type Kept = (typeof kept)[number];

/** A question as far as drawing looks. */
export interface PoolQuestion {
  id: string;
  objectiveId?: string;
  lessonId?: string;
  difficulty?: number;
  tags?: readonly string[];
}

export interface Draw {
  /** Ids in the order of the sections, none twice. */
  sheet: string[];
  /** The drawn sections that the pool could not fill, by place, with how many questions lack. */
  short: { section: number; missing: number }[];
}

const isDrawn = (section: QuizSection): section is { draw: number } & Criteria => 'draw' in section;

/** Whether a question may be drawn for a section. */
export const fits = (
  { objectiveId, lessonId, difficulty, tag }: Criteria,
  question: PoolQuestion,
): boolean =>
  (objectiveId === undefined || question.objectiveId === objectiveId) &&
  (lessonId === undefined || question.lessonId === lessonId) &&
  (difficulty === undefined || question.difficulty === difficulty) &&
  (tag === undefined || (question.tags ?? []).includes(tag));

/**
 * What an attempt asks. The same form, pool and seed give the same sheet, in whatever order the pool
 * comes. Sections that compete for the same questions are filled as far as any draw could: a section
 * is short only where no choice of questions fills them all.
 */
export function drawSheet(form: QuizForm, pool: readonly PoolQuestion[], seed: string): Draw {
  const fixed = new Set(form.sections.flatMap((each) => (isDrawn(each) ? [] : each.questions)));
  const free = pool
    .filter(({ id }) => !fixed.has(id))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const places = form.sections.flatMap((section, at) =>
    isDrawn(section) ? Array.from({ length: section.draw }, () => at) : [],
  );
  const candidates = form.sections.map((section, at) =>
    isDrawn(section)
      ? orderOf(`${seed}/${form.id}/${at}`)(free.filter((each) => fits(section, each)))
      : [],
  );
  /** By question, the place that it fills. */
  const taken = new Map<string, number>();

  // Kuhn: a place takes a free question, or one whose place can take another instead.
  const fill = (place: number, seen: Set<string>): boolean => {
    for (const { id } of candidates[places[place]!]!) {
      if (seen.has(id)) continue;
      seen.add(id);
      const holder = taken.get(id);
      if (holder === undefined || fill(holder, seen)) {
        taken.set(id, place);
        return true;
      }
    }
    return false;
  };
  for (const place of places.keys()) fill(place, new Set());

  const drawn = new Map([...taken].map(([id, place]) => [place, id]));
  const sheet = new Set<string>();
  const short: Draw['short'] = [];
  for (const [at, section] of form.sections.entries()) {
    if (!isDrawn(section)) {
      for (const id of section.questions) sheet.add(id);
      continue;
    }
    const own = places.flatMap((each, place) => (each === at ? (drawn.get(place) ?? []) : []));
    for (const id of own) sheet.add(id);
    if (own.length < section.draw) {
      short.push({ section: at, missing: section.draw - own.length });
    }
  }
  return { sheet: [...sheet], short };
}

/** How many questions a form asks. */
export const formLength = ({ sections }: QuizForm): number =>
  sections.reduce((sum, each) => sum + (isDrawn(each) ? each.draw : each.questions.length), 0);

/** The form of an attempt: they are taken in turn, so that a second one is another sitting. */
export function formOf<T extends QuizForm>(forms: readonly T[], number: number): T {
  const form = forms[(number - 1) % forms.length];
  if (!form) throw new Error('A quiz has one form at least');
  return form;
}

/** What two forms of a quiz may differ by, and equivalent ones do not. */
export type FormDifference = 'count' | 'half-days' | 'objectives' | 'difficulty';

/**
 * By what two forms are not equivalent: how many questions, how many about each half-day, which
 * objectives and how often, and how hard they are together. A drawn section counts for what it asks
 * of its questions.
 */
export function formDifferences(
  one: QuizForm,
  other: QuizForm,
  pool: readonly PoolQuestion[],
  halfDayOf: (lessonId: string) => string | undefined,
): FormDifference[] {
  const [first, second] = [one, other].map((form) => profileOf(form, pool, halfDayOf));
  if (!first || !second) return [];
  return (['count', 'half-days', 'objectives', 'difficulty'] as const).filter(
    (what) => first[what] !== second[what],
  );
}

function profileOf(
  form: QuizForm,
  pool: readonly PoolQuestion[],
  halfDayOf: (lessonId: string) => string | undefined,
): Record<FormDifference, number | string> {
  const known = new Map(pool.map((each) => [each.id, each]));
  const asked: Criteria[] = form.sections.flatMap((section) =>
    isDrawn(section)
      ? Array.from({ length: section.draw }, () => section)
      : section.questions.map((id) => known.get(id) ?? {}),
  );
  const counted = (values: readonly (string | undefined)[]) =>
    values
      .map((value) => value ?? '')
      .sort()
      .join(' ');
  return {
    count: asked.length,
    'half-days': counted(asked.map(({ lessonId }) => lessonId && halfDayOf(lessonId))),
    objectives: counted(asked.map(({ objectiveId }) => objectiveId)),
    difficulty: asked.reduce((sum, { difficulty = 0 }) => sum + difficulty, 0),
  };
}
