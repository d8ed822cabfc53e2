/** Whom a learner serves. */
export const publics = {
  seniors: 'Personnes âgées',
  youth: 'Jeunes',
  jobseekers: 'Personnes en recherche d’emploi',
  newcomers: 'Personnes qui apprennent le français',
  everyone: 'Tous les publics d’un lieu',
  colleagues: 'Collègues, bénévoles',
} as const;
export type Public = keyof typeof publics;

/** Whether a learner has led a group before. */
export const experiences = {
  never: 'Jamais, ou presque',
  sometimes: 'Quelquefois',
  often: 'Souvent',
} as const;
export type Experience = keyof typeof experiences;

/** What a learner has already used. */
export const tools = {
  none: 'Aucun outil d’IA, à ma connaissance',
  chat: 'Un assistant qui rédige',
  translation: 'Une traduction automatique',
  images: 'Un outil qui fait des images',
  transcription: 'Une dictée ou une transcription',
} as const;
export type Tool = keyof typeof tools;

/** What worries a learner before the course. */
export const worries = {
  technical: 'Ne pas comprendre la technique',
  questions: 'Ne pas savoir répondre aux questions',
  speaking: 'Parler devant un groupe',
  conflict: 'Les tensions dans la discussion',
  public: 'Ne pas trouver de public',
  time: 'Manquer de temps',
} as const;
export type Worry = keyof typeof worries;

/** What a learner tells of their work before the course; nothing of it has to be told. */
export interface Profile {
  publics: readonly Public[];
  experience: Experience | null;
  tools: readonly Tool[];
  worries: readonly Worry[];
  /** Where they think of hosting their café, in their words; empty when not said. */
  place: string;
}

/** How many people of a group told each thing; nobody named. */
export interface ProfileCounts {
  publics: Record<Public, number>;
  experience: Record<Experience, number>;
  tools: Record<Tool, number>;
  worries: Record<Worry, number>;
}

/** Counts what a group told; each person once for each thing told. */
export function profileCounts(profiles: readonly Profile[]): ProfileCounts {
  const count = <K extends string>(
    words: Record<K, string>,
    told: (profile: Profile) => readonly K[],
  ) =>
    Object.fromEntries(
      (Object.keys(words) as K[]).map((key) => [
        key,
        profiles.filter((profile) => told(profile).includes(key)).length,
      ]),
    ) as Record<K, number>;
  return {
    publics: count(publics, (each) => each.publics),
    experience: count(experiences, ({ experience }) => (experience ? [experience] : [])),
    tools: count(tools, (each) => each.tools),
    worries: count(worries, (each) => each.worries),
  };
}

/** Whether it may still be changed: until the course begins, when the team has read it. */
export const mayEditProfile = (courseStartsAt: Date | null, now: Date): boolean =>
  courseStartsAt === null || now < courseStartsAt;
