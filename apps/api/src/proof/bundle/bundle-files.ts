import { certificateTitles, fullName } from '@percolateur/domain';
import { In } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Press } from '../../pdf/press';
import type { EvidenceBundle } from '../../record/evidence-bundle.entity';
import { HalfDay } from '../../record/half-day.entity';
import { SheetPicture } from '../../record/sheet-picture.entity';
import { receiptCode } from '../../training/attendance/receipt';
import { photosOf } from '../../training/attendance/room-facts';
import { sheetFacts } from '../../training/attendance/sheet-facts';
import { sheetPaper } from '../../training/attendance/sheet-paper';
import { houseRulesPaper } from '../../training/house-rules/house-rules-paper';
import { invited } from '../../training/joining/invited';
import { joiningPaper } from '../../training/joining/joining-paper';
import { programmePaper } from '../../training/programme/programme-paper';
import { sessionFacts } from '../../training/programme/session-facts';
import { surveySummaryPaper } from '../../training/survey/summary-paper';
import { ofCohort, surveyResultsOf } from '../../training/survey/survey-results';
import type { CertificateFiles } from '../certificate/certificate-files';
import { proofFiles } from '../register/proof-files';
import type { ProofFile } from '../register/proof-files';
import { asFileName, bundledSessions } from './bundle-scope';
import type { BundledSession } from './bundle-scope';
import { sessionResults } from './session-results';

/** A file of a bundle: where it stands, what it is, whose, and how to make it when its turn comes. */
export interface BundledFile {
  name: string;
  what: string;
  whose: string;
  make(): Promise<ProofFile['content']>;
}

interface Means {
  db: DataSource;
  press: Press;
  certificates: CertificateFiles;
  now: Date;
  publicUrl: string;
}

/** Every file of a bundle, in the order that they are read. */
export async function bundleFiles(means: Means, bundle: EvidenceBundle): Promise<BundledFile[]> {
  const { manager } = means.db;
  const sessions = await bundledSessions(manager, bundle);
  // A sheet shows everybody in the room: it is no proof about one of them alone.
  const photos = bundle.personId
    ? []
    : await Promise.all(sessions.map((session) => sheetPhotos(manager, session)));
  const proofs = await proofFiles(manager, bundle.organisationId);
  return [
    ...sessions.flatMap((session, at) => [
      ...ofSession(means, bundle, session),
      ...(photos[at] ?? []),
    ]),
    ...proofs.map(({ name, content }) => ({
      name: `preuves/${name}`,
      what: 'Registre des preuves',
      whose: '',
      make: () => Promise.resolve(content),
    })),
  ];
}

function ofSession(
  { db, press, certificates: files, now, publicUrl }: Means,
  { personId }: EvidenceBundle,
  session: BundledSession,
): BundledFile[] {
  const { id, folder, certificates, enrolments } = session;
  const whole = { whose: '' };
  return [
    {
      ...whole,
      name: `${folder}/programme.pdf`,
      what: 'Programme',
      async make() {
        return press.print(programmePaper, { facts: await sessionFacts(db.manager, id), now });
      },
    },
    {
      ...whole,
      name: `${folder}/reglement-interieur.pdf`,
      what: 'Règlement intérieur',
      async make() {
        const { organisation } = (await sessionFacts(db.manager, id)).cohort;
        return press.print(houseRulesPaper, { organisation, now });
      },
    },
    ...(enrolments.length > 0
      ? [
          {
            ...whole,
            name: `${folder}/convocations.pdf`,
            what: 'Convocations',
            async make() {
              const facts = await sessionFacts(db.manager, id);
              const people = enrolments.map(invited);
              return press.print(joiningPaper, { facts, people, publicUrl, now });
            },
          },
        ]
      : []),
    {
      ...whole,
      name: `${folder}/feuille-emargement.pdf`,
      what: 'Feuille d’émargement',
      async make() {
        const facts = await db.transaction('REPEATABLE READ', (each) => sheetFacts(each, id));
        // What is about one person tells of nobody else in the room.
        const learners = facts.learners.filter((each) => !personId || each.personId === personId);
        return press.print(sheetPaper, { facts: { ...facts, learners }, now });
      },
    },
    {
      ...whole,
      name: `${folder}/resultats.csv`,
      what: 'Heures suivies et résultats',
      make: () => sessionResults(db.manager, session),
    },
    // What a group answered is no proof about one of them.
    ...(personId
      ? []
      : [
          {
            ...whole,
            name: `${folder}/bilan-satisfaction.pdf`,
            what: 'Bilan de satisfaction',
            async make() {
              const facts = await sessionFacts(db.manager, id);
              const scope = ofCohort(id);
              const { surveys } = await surveyResultsOf(db.manager, facts.cohort.title, scope);
              return press.print(surveySummaryPaper, { facts, surveys, now });
            },
          },
        ]),
    ...certificates.map((certificate) => {
      const whose = fullName(certificate.snapshot.learner);
      return {
        name: `${folder}/certificats/${certificate.number} ${asFileName(whose)}.pdf`,
        what: certificateTitles[certificate.kind],
        whose,
        make: () => files.fileOf(certificate),
      };
    }),
  ];
}

/** The photos of the sheets signed by hand, those replaced since among them. */
async function sheetPhotos(
  manager: EntityManager,
  { id: cohortId, folder }: BundledSession,
): Promise<BundledFile[]> {
  const halfDays = await manager.findBy(HalfDay, { cohortId });
  const positions = new Map(halfDays.map(({ id, position }) => [id, position]));
  const photos = await photosOf(manager, [...positions.keys()]);
  const pictures = await manager.find(SheetPicture, {
    where: { hash: In(photos.map(({ hash }) => hash)) },
    select: { hash: true },
  });
  const there = new Set(pictures.map(({ hash }) => hash));
  return photos
    .filter(({ hash }) => there.has(hash))
    .map(({ id, halfDayId, hash }) => {
      const replaced = photos.some(({ supersedesId }) => supersedesId === id);
      const code = receiptCode(id);
      return {
        name: `${folder}/feuilles-papier/demi-journee-${positions.get(halfDayId)} ${code}.jpg`,
        what: `Feuille signée à la main${replaced ? ', photo remplacée' : ''}`,
        whose: '',
        make: async () => (await manager.findOneByOrFail(SheetPicture, { hash })).jpeg,
      };
    });
}
