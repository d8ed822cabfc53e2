// What a certificate is made of, for its benchmark: a set of facts, and each step on its own.
import { badgeAddresses, badgeCredential, trainingEvidence } from '@percolateur/domain';
import { aPrinted } from './papers';
import { newAuthority, newSigner, openSigner } from '../src/pdf/signature/certificates';
import { signedPdf } from '../src/pdf/signature/cms';
import { newKeyPair, signed } from '../src/proof/badge/signing';
import { drawCertificate } from '../src/proof/certificate/draw-certificate';

const at = new Date('2027-01-26T09:00:00Z');
const term = { from: at, to: new Date('2030-01-01T00:00:00Z') };
const organisationId = '0199a0de-0000-7000-8000-000000000001';

/** An attestation of the usual kind. */
export const printed = (signing: { at: Date; room: number } | null, badge: string | null) => ({
  ...aPrinted('attestation', { finalPercent: 85, rehearsal: { acquired: true } }),
  signing,
  badge,
});

/** Draws it and nothing more. */
export const drawOnly = () => drawCertificate(printed(null, null));

/** Makes the whole of it each time: badge signed, page drawn with it, file signed. */
export async function wholeMaker(): Promise<() => Promise<Buffer>> {
  const key = await newKeyPair();
  const authority = await newAuthority({ name: 'Autorité' }, term);
  const signer = await openSigner(await newSigner({ name: 'Hub' }, term, authority));
  const addresses = badgeAddresses('https://percolateur.example', organisationId);
  const { snapshot } = printed(null, null);
  return async () => {
    const [badge] = await signed({
      ...{ did: addresses.did, key, at: at.getTime() },
      credentials: [
        badgeCredential({
          ...{ id: organisationId, achievement: 'trained', statusNumber: 1, issuedAt: at },
          issuer: { addresses, name: snapshot.organisation.legalName },
          recipient: [
            { type: 'emailAddress', hash: 'ab'.repeat(32), salt: 'cd'.repeat(16) },
            { type: 'name', hash: 'ef'.repeat(32), salt: '01'.repeat(16) },
          ],
          ...{ from: '2026-11-24', to: '2026-11-25' },
          evidence: [
            trainingEvidence({
              ...{ number: snapshot.number, course: snapshot.course.title, rehearsed: true },
              ...{ cohort: snapshot.cohortTitle, minutesFollowed: 840, minutesPlanned: 840 },
            }),
          ],
        }),
      ],
    });
    const drawn = await drawCertificate(printed({ at, room: 8192 }, badge));
    return signedPdf(drawn, signer, null);
  };
}
