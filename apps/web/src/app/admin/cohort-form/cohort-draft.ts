import { limits, seatPlanFault } from '@percolateur/domain';
import { limited } from '../../ui/limited';
import { max, min, required, type SchemaPathTree, validate } from '@angular/forms/signals';
import type { CohortTemplate, CohortView } from '@percolateur/contract';

/** The fields of a cohort as a form holds them. */
export interface CohortDraft {
  title: string;
  timeZone: string;
  venueName: string;
  venueAddress: string;
  venueAccess: string;
  remoteLink: string;
  capacity: number | null;
  /** Null where it is not said. */
  minimumSeats: number | null;
  targetSeats: number | null;
  trainerIds: string[];
}

/** The group that one room and one trainer hold well; the coordinator says otherwise. */
const CUSTOMARY_CAPACITY = 12;

export const newDraft: CohortDraft = {
  title: '',
  timeZone: 'Europe/Paris',
  venueName: '',
  venueAddress: '',
  venueAccess: '',
  remoteLink: '',
  capacity: CUSTOMARY_CAPACITY,
  minimumSeats: null,
  targetSeats: null,
  trainerIds: [],
};

export function draftOf(cohort: CohortView): CohortDraft {
  const { title, timeZone, venueName, venueAddress, venueAccess, remoteLink, capacity } = cohort;
  const trainerIds = cohort.trainers.map(({ id }) => id);
  return {
    title,
    timeZone,
    venueName,
    venueAddress,
    venueAccess,
    remoteLink,
    capacity,
    minimumSeats: cohort.minimumSeats || null,
    targetSeats: cohort.targetSeats || null,
    trainerIds,
  };
}

export function draftOfTemplate(template: CohortTemplate): CohortDraft {
  const { title, timeZone, venueName, venueAddress, venueAccess, remoteLink } = template;
  const { capacity, minimumSeats, targetSeats, trainerIds } = template;
  return {
    ...{ title, timeZone, venueName, venueAddress, venueAccess, remoteLink, capacity, trainerIds },
    minimumSeats: minimumSeats || null,
    targetSeats: targetSeats || null,
  };
}

/** What the wire wants: the form was checked, so that the number of seats is there. */
export function fieldsOf(draft: CohortDraft) {
  return {
    ...draft,
    capacity: draft.capacity!,
    minimumSeats: draft.minimumSeats ?? 0,
    targetSeats: draft.targetSeats ?? 0,
    remoteLink: draft.remoteLink.trim(),
  };
}

/** What makes a draft right; what it still lacks to be opened is said later, by the server. */
export function cohortRules(path: SchemaPathTree<CohortDraft>): void {
  required(path.title, { message: 'Donnez un titre à la session.' });
  fieldRules(path);
}

/** The same for a template, whose title may be left to the course and the hub. */
export function fieldRules(path: SchemaPathTree<CohortDraft>): void {
  limited(path.title, limits.line);
  limited(path.venueName, limits.line);
  limited(path.venueAddress, limits.postalAddress);
  limited(path.venueAccess, limits.lines);
  required(path.capacity, { message: 'Écrivez le nombre de places.' });
  min(path.capacity, 1, { message: 'Une place au moins.' });
  max(path.capacity, 200, { message: 'Deux cents places au plus.' });
  for (const field of ['minimumSeats', 'targetSeats'] as const) {
    min(path[field], 0, { message: 'Un nombre, ou rien.' });
    validate(path[field], ({ valueOf }) => {
      const fault = seatPlanFault({
        capacity: valueOf(path.capacity) ?? Infinity,
        minimumSeats: valueOf(path.minimumSeats) ?? 0,
        targetSeats: valueOf(path.targetSeats) ?? 0,
      });
      return fault?.field === field ? { kind: 'plan', message: fault.message } : null;
    });
  }
  validate(path.remoteLink, ({ value }) => {
    const link = value().trim();
    return link === '' || (/^https?:\/\//.test(link) && URL.canParse(link))
      ? null
      : { kind: 'link', message: 'Un lien entier, qui commence par https://.' };
  });
}
