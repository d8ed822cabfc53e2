import { writeFileSync } from 'node:fs';
import type { CertificateSnapshot } from '@percolateur/contract';
import { loadCourse } from '@percolateur/content';
import { CertificateDocument } from '../certificate/certificate-document';
import { readEnv } from '../platform/env';

test('x', async () => {
  const course = await loadCourse('/work/main/libs/content/courses/cafe-ia').catch(() => null);
  const objectives = course
    ? course.halfDays.flatMap((h) => h.lessons.flatMap((l) => l.objectives.map((o) => o.text)))
    : Array.from(
        { length: 33 },
        (_, i) =>
          `Objectif ${i} un peu long pour voir comment une ligne se replie sur deux colonnes`,
      );
  const days = [
    ['24T08:00', '24T11:30'],
    ['24T12:30', '24T16:00'],
    ['25T08:00', '25T11:30'],
    ['25T12:30', '25T16:00'],
  ];
  const snapshot = (kind: 'attestation' | 'realisation'): CertificateSnapshot => ({
    kind,
    number: 'NOR-2026-0042',
    version: 1,
    code: '7F3A-K9QW-2T6M-PX4Z',
    learner: { firstName: 'Nadia', lastName: 'Benali', employer: 'Médiathèque de Flers Agglo' },
    organisation: {
      legalName: 'Association Hub Normandie',
      name: 'Hub Normandie',
      address: '12 quai de la Fonderie, 14000 Caen',
      city: 'Caen',
      siret: '123 456 789 00012',
      activityNumber: '28 14 00000 14',
      representativeName: 'Élise Morvan',
      representativeCapacity: 'directrice générale',
    },
    course: { title: 'Animer un Café IA auprès de ses publics', version: '1.0.0', objectives },
    cohortTitle: 'Café IA, Caen, novembre 2026',
    timeZone: 'Europe/Paris',
    place: 'Le Dôme, 3 esplanade Stéphane Hessel, 14000 Caen',
    trainers: ['Lucie Martin', 'Paul Le Guen'],
    startsAt: '2026-11-24T08:00:00.000Z',
    endsAt: '2026-11-25T16:00:00.000Z',
    halfDays: days.map(([a, b], i) => ({
      title: [
        'D’où ça vient, ce qu’on en pense',
        'Comment ça marche',
        'Ce que ça change',
        'Animer un café IA',
      ][i],
      startsAt: `2026-11-${a}:00.000Z`,
      endsAt: `2026-11-${b}:00.000Z`,
      signed: kind === 'attestation' || i !== 2,
      late: i === 1,
      minutesFollowed: kind === 'realisation' && i === 2 ? 0 : i === 0 ? 165 : 210,
    })),
    minutesPlanned: 840,
    minutesFollowed: kind === 'realisation' ? 585 : 795,
    finalPercent: kind === 'attestation' ? 85 : null,
    issuedAt: '2026-11-26T09:00:00.000Z',
    issuedBy: 'Inès Le Goff',
  });
  const document = new CertificateDocument(readEnv({ PUBLIC_URL: 'https://percolateur.example' }));
  for (const kind of ['attestation', 'realisation'] as const) {
    const t = performance.now();
    const s = {
      snapshot: snapshot(kind),
      snapshotHash: 'a'.repeat(64),
      status: 'issued',
      event: null,
    } as never;
    const bytes = await document.draw(s);
    const t2 = performance.now();
    await document.draw(s);
    process.stderr.write(
      `${kind} ${Math.round(t2 - t)} then ${Math.round(performance.now() - t2)} ms, ${bytes.length} bytes\n`,
    );
    writeFileSync(`/tmp/pdfx/${kind}.pdf`, bytes);
  }
  const revoked = {
    snapshot: snapshot('realisation'),
    snapshotHash: 'a'.repeat(64),
    status: 'revoked',
    event: {
      at: new Date('2026-12-01'),
      reason: 'Double emploi avec le certificat NOR-2026-0041.',
    },
  } as never;
  writeFileSync('/tmp/pdfx/revoked.pdf', await document.draw(revoked));
});
