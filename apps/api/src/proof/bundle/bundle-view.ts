import type { EvidenceBundle as View } from '@percolateur/contract';
import { frenchDate, fullName } from '@percolateur/domain';
import type { EvidenceBundle } from '../../record/evidence-bundle.entity';

/** The name that its file is kept under. */
export const fileOf = (id: string) => `${id}.zip`;

const day = (date: string) => frenchDate(new Date(`${date}T12:00:00Z`), 'UTC');

/** What it is about, in a few words; loaded with its session and its person. */
export function bundleTitle({ cohort, person, from, to }: EvidenceBundle): string {
  if (person) return fullName(person);
  if (cohort) return cohort.title;
  return `du ${day(from!)} au ${day(to!)}`;
}

export function bundleView(bundle: EvidenceBundle): View {
  const { id, status, done, total, size, sha256, askedAt, expiresAt } = bundle;
  return {
    ...{ id, status, done, total, sha256 },
    title: bundleTitle(bundle),
    kind: bundle.personId ? 'person' : bundle.cohortId ? 'cohort' : 'period',
    size: size === null ? null : Number(size),
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
