import type { z } from 'zod';

/**
 * What to mend in a field, in words for people: the locale of the validator speaks of strings and
 * ISO dates. Undefined where the locale is clear enough, or where the schema has words of its own.
 */
export const inputWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'À remplir.' : undefined;
    case 'too_small':
      if (issue.origin !== 'string') return undefined;
      return issue.minimum === 1 ? 'À remplir.' : `${issue.minimum} caractères au moins.`;
    case 'too_big':
      return issue.origin === 'string' ? `${issue.maximum} caractères au plus.` : undefined;
    case 'invalid_format':
      return formats[issue.format];
    default:
      return undefined;
  }
};

const formats: Record<string, string | undefined> = {
  date: 'Choisissez un jour qui existe, par exemple 24/11/2026.',
  datetime: 'Donnez un jour et une heure qui existent.',
  email: 'Écrivez une adresse comme prenom.nom@exemple.fr.',
};
