import type { WritableSignal } from '@angular/core';
import { type FieldTree, form, pattern, required } from '@angular/forms/signals';
import type { ResourceFields } from '@percolateur/contract';
import {
  limits,
  type ResourceKind,
  type ResourcePublic,
  resourcePublics,
} from '@percolateur/domain';
import { limited } from '../../ui/limited';

/** A resource as it is typed. */
export interface ResourceDraft {
  title: string;
  kind: ResourceKind;
  url: string;
  summary: string;
  author: string;
  partner: string;
  licence: string;
  minutesLeast: string;
  minutesMost: string;
  publics: Record<ResourcePublic, boolean>;
}

/** What is typed of a resource: as it stands, or nothing yet. */
export function draftOf(resource: ResourceFields | null): ResourceDraft {
  const { title = '', kind = 'guide', url = '', summary = '', author = '' } = resource ?? {};
  const { partner = '', licence = '', minutesLeast, minutesMost, publics = [] } = resource ?? {};
  const chosen = Object.keys(resourcePublics).map((each) => [
    each,
    publics.includes(each as ResourcePublic),
  ]);
  return {
    ...{ title, kind, url, summary, author, partner, licence },
    minutesLeast: String(minutesLeast ?? ''),
    minutesMost: String(minutesMost ?? ''),
    publics: Object.fromEntries(chosen),
  };
}

/** What was typed, as the server takes it. */
export function fieldsOf({ minutesLeast, minutesMost, publics, ...said }: ResourceDraft) {
  const minutes = (typed: string) => (typed.trim() === '' ? null : Number(typed));
  const chosen = (Object.keys(publics) as ResourcePublic[]).filter((each) => publics[each]);
  return {
    ...said,
    ...{ minutesLeast: minutes(minutesLeast), minutesMost: minutes(minutesMost), publics: chosen },
  } satisfies ResourceFields;
}

/** The form of a resource, whoever fills it. */
export function resourceForm(draft: WritableSignal<ResourceDraft>): FieldTree<ResourceDraft> {
  return form(draft, (path) => {
    required(path.title, { message: 'À remplir.' });
    limited(path.title, limits.line);
    required(path.url, { message: 'À remplir.' });
    pattern(path.url, /^https?:\/\/\S+$/, { message: 'Une adresse qui commence par https://' });
    required(path.summary, { message: 'Dites en une phrase ce que c’est.' });
    limited(path.summary, limits.reason);
    limited(path.author, limits.line);
    limited(path.partner, limits.line);
    limited(path.licence, limits.line);
    for (const minutes of [path.minutesLeast, path.minutesMost]) {
      pattern(minutes, /^\d{0,4}$/, { message: 'Un nombre de minutes, ou rien.' });
    }
  });
}
