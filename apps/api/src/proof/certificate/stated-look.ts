import type { CertificateKind, CertificateSnapshot, PaperLook } from '@percolateur/contract';
import { filledPaperWords, formatHours, shippedLook, shownName } from '@percolateur/domain';

type Stated = NonNullable<CertificateSnapshot['template']>;

/** The look of a document as it is frozen with it. Words keep their variables: evidence names nobody. */
export function statedLook(
  { number, look }: { number: number; look: PaperLook },
  kind: CertificateKind,
): Stated {
  const { base, accent, logo, signatoryName: name, signatoryCapacity: capacity } = look;
  const words = look.words[kind];
  return {
    ...{ number, base, accent },
    ...(logo && { logo }),
    ...(name && { signatory: { name, capacity } }),
    ...(words && { words }),
  };
}

/** That of a document issued before looks were stated: the one we ship. */
export const lookStated = ({ template }: CertificateSnapshot): Stated =>
  template ?? { number: 0, base: shippedLook.base, accent: shippedLook.accent };

/** Who signs a document. */
export function signatoryOf(snapshot: CertificateSnapshot): { name: string; capacity: string } {
  const { representativeName: name, representativeCapacity: capacity } = snapshot.organisation;
  return lookStated(snapshot).signatory ?? { name, capacity };
}

/** The words of the hub on a document, filled in; empty for none. */
export function hubWords(snapshot: CertificateSnapshot): string {
  const { learner, course, organisation, minutesFollowed } = snapshot;
  return filledPaperWords(lookStated(snapshot).words ?? '', {
    prénom: shownName(learner.firstName),
    nom: shownName(learner.lastName),
    formation: course.title,
    session: snapshot.cohortTitle,
    heures: formatHours(minutesFollowed),
    organisme: organisation.name,
  });
}
