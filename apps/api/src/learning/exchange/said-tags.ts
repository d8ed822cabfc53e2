import type { Question } from '@percolateur/domain';
import type { Entry } from './draft';

/** What a question says of itself beside its wording, as tags that other applications keep. */
export function writtenTags({ question, tags }: Entry): string[] {
  const { objectiveId, lessonId, difficulty } = question;
  return [
    ...tags,
    ...(objectiveId ? [`objectif:${objectiveId}`] : []),
    ...(lessonId ? [`séquence:${lessonId}`] : []),
    ...(difficulty ? [`difficulté:${difficulty}`] : []),
  ];
}

/** The same, read again. */
export function readTags(
  question: Question,
  tags: readonly string[],
): { question: Question; tags: string[] } {
  const said = (name: string, value: RegExp) =>
    tags.find((tag) => tag.startsWith(`${name}:`) && value.test(tag.slice(name.length + 1)));
  const objective = said('objectif', /^[\w.-]{1,100}$/);
  const lesson = said('séquence', /^[\w.-]{1,100}$/);
  const difficulty = said('difficulté', /^[123]$/);
  const value = (tag: string) => tag.slice(tag.indexOf(':') + 1);
  const own = new Set([objective, lesson, difficulty]);
  return {
    question: {
      ...question,
      ...(objective && { objectiveId: value(objective) }),
      ...(lesson && { lessonId: value(lesson) }),
      ...(difficulty && { difficulty: Number(value(difficulty)) }),
    },
    tags: [...new Set(tags.filter((tag) => !own.has(tag)))],
  };
}
