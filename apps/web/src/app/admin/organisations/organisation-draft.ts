import { defaultHouseRules, limits } from '@percolateur/domain';
import { limited } from '../../ui/limited';
import { email, pattern, required, type SchemaPathTree } from '@angular/forms/signals';
import type { Organisation } from '@percolateur/contract';

/** The identity of a hub, as its form holds it and its documents print it. */
export type OrganisationDraft = Omit<Organisation, 'id' | 'kind' | 'revision' | 'stampHash'>;

export const newOrganisation: OrganisationDraft = {
  name: '',
  code: '',
  legalName: '',
  address: '',
  city: '',
  siret: '',
  activityNumber: '',
  representativeName: '',
  representativeCapacity: '',
  contactEmail: '',
  contactPhone: '',
  disabilityContactName: '',
  disabilityContactEmail: '',
  houseRules: '',
};

type Kind = 'text' | 'email' | 'tel';
export interface OrganisationField {
  name: keyof OrganisationDraft;
  label: string;
  type?: Kind;
  hint?: string;
  optional?: true;
  /** Of a text longer than a line. */
  lines?: number;
}

/** The fields, by matter, in the order in which they are asked. */
export const organisationFields: { legend: string; fields: OrganisationField[] }[] = [
  {
    legend: 'Le hub',
    fields: [
      { name: 'name', label: 'Nom d’usage' },
      {
        name: 'code',
        label: 'Code',
        hint: 'De 2 à 8 capitales ou chiffres, imprimé dans les numéros de documents. Il ne change plus ensuite.',
      },
      { name: 'city', label: 'Ville' },
    ],
  },
  {
    legend: 'La structure qui le porte',
    fields: [
      { name: 'legalName', label: 'Dénomination sociale' },
      { name: 'address', label: 'Adresse' },
      { name: 'siret', label: 'SIRET', hint: 'Quatorze chiffres, sans espace.', optional: true },
      { name: 'activityNumber', label: 'Numéro de déclaration d’activité', optional: true },
      { name: 'representativeName', label: 'Qui signe les documents' },
      { name: 'representativeCapacity', label: 'En qualité de' },
    ],
  },
  {
    legend: 'Les contacts',
    fields: [
      { name: 'contactEmail', label: 'Adresse électronique', type: 'email' },
      { name: 'contactPhone', label: 'Téléphone', type: 'tel', optional: true },
      { name: 'disabilityContactName', label: 'Contact handicap' },
      {
        name: 'disabilityContactEmail',
        label: 'Adresse du contact handicap',
        type: 'email',
        hint: 'Seule personne à lire les demandes d’aménagement.',
      },
    ],
  },
  {
    legend: 'Le règlement intérieur',
    fields: [
      {
        name: 'houseRules',
        label: 'Texte',
        hint: 'Une ligne qui commence par « ## » est un titre. Chacun peut le lire avant de s’inscrire. Videz le champ pour revenir au texte proposé.',
        optional: true,
        lines: 16,
      },
    ],
  },
];

/** Asked once the hub exists: a new one begins with the text that we propose. */
export const laterFields: readonly (keyof OrganisationDraft)[] = ['houseRules'];

const allFields = organisationFields.flatMap(({ fields }) => fields);

/** What the wire asks of each field; the same words as the server’s. */
export function organisationRules(path: SchemaPathTree<OrganisationDraft>): void {
  for (const { name, type, optional, lines } of allFields) {
    if (!optional) required(path[name], { message: 'À remplir.' });
    if (type === 'email') email(path[name], { message: 'Cette adresse est incomplète.' });
    limited(path[name], lines ? limits.houseRules : limits.line);
  }
  pattern(path.code, /^[A-Z0-9]{2,8}$/, { message: 'De 2 à 8 capitales ou chiffres.' });
  pattern(path.siret, /^\d{14}$/, { message: 'Le SIRET compte quatorze chiffres.' });
  limited(path.activityNumber, limits.activityNumber);
  limited(path.contactPhone, limits.phone);
}

/** The identity and the rules, without what the form does not change; the proposed rules where there are none. */
export function draftOf({
  id: _id,
  kind: _kind,
  revision: _revision,
  stampHash: _stampHash,
  ...draft
}: Organisation): OrganisationDraft {
  return { ...draft, houseRules: draft.houseRules.trim() || defaultHouseRules };
}

/** The rules as they are kept: nothing where they are those that we propose. */
export const ownRules = (typed: string) => (typed.trim() === defaultHouseRules.trim() ? '' : typed);

/** Where what was typed differs from what somebody else saved. */
export function organisationDifferences(saved: Organisation, mine: OrganisationDraft) {
  const theirs = draftOf(saved);
  return allFields
    .filter(({ name }) => theirs[name] !== mine[name])
    .map(({ name, label }) => ({ label, theirs: theirs[name], mine: mine[name] }));
}
