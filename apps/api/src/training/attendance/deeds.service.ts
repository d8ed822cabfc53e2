import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AttendanceDeed } from '@percolateur/contract';
import { counted, fullName, meansOf, Refusal } from '@percolateur/domain';
import type { AttendanceWordKind, SigningMeans } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { apartFrom } from '../../record/apart';
import type { AttendanceWord } from '../../record/attendance-word.entity';
import { wordsOf } from './words';
import { Absence } from '../../record/absence.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Person } from '../../record/person.entity';
import { Signature } from '../../record/signature.entity';

interface Deed {
  /** Of the evidence. */
  id: string;
  at: Date;
  byId: string;
  text: string;
}

/** All that was done about one person’s half-day: what stands and what was corrected, told in order. */
@Injectable()
export class DeedsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The first deed first. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, halfDayId: string, enrolmentId: string): Promise<AttendanceDeed[]> {
    const { cohort } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    const { manager } = this.db;
    const enrolment = await manager.findOneBy(Enrolment, { id: enrolmentId, cohortId: cohort.id });
    if (!enrolment) throw new Refusal('not-found');
    const signatures = await manager.findBy(Signature, {
      halfDayId,
      personId: enrolment.personId,
      role: 'learner',
    });
    const agreements = await manager.find(LateAgreement, {
      where: { signatureId: In(signatures.map(({ id }) => id)) },
      order: { at: 'ASC' },
    });
    const absences = await manager.find(Absence, {
      where: { enrolmentId, signature: { halfDayId } },
      relations: { signature: true },
      // A correction has a date of its own.
      order: { at: { direction: 'ASC', nulls: 'FIRST' } },
    });
    const words = await wordsOf(manager, halfDayId, enrolment.personId);
    const evidence = [...signatures, ...agreements, ...absences, ...words].map(({ id }) => id);
    const said = new Map(
      (await apartFrom(manager, evidence)).map(({ evidenceId, content }) => [evidenceId, content]),
    );
    const deeds = [
      ...signatures.map(signed),
      ...agreements.map(answered),
      ...absences.map(missed),
      ...words.map(worded),
    ].sort((one, other) => one.at.getTime() - other.at.getTime());
    const people = await manager.findBy(Person, { id: In(deeds.map(({ byId }) => byId)) });
    const names = new Map(people.map((person) => [person.id, fullName(person)]));
    return deeds.map(({ id, at, byId, text }) => ({
      at: at.toISOString(),
      by: names.get(byId)!,
      text,
      reason: whyOf(said.get(id) ?? {}),
    }));
  }
}

/** What a signature, an answer or an absence says of why. */
const whyOf = (said: {
  lateReason?: string;
  reason?: string;
  note?: string;
  words?: string;
  minutes?: number;
}): string | null => said.lateReason ?? said.reason ?? said.note ?? said.words ?? minutesIn(said);

const minutesIn = ({ minutes }: { minutes?: number }) =>
  minutes === undefined ? null : counted(minutes, 'minute', 'minutes');

const worded = ({ id, at, authorId, kind }: AttendanceWord): Deed => ({
  ...{ id, at, byId: authorId, text: wordTexts[kind] },
});

const wordTexts: Record<AttendanceWordKind, string> = {
  absent: 'Absence annoncée',
  coming: 'Présence annoncée après tout',
  contest: 'Contestation',
  answer: 'Réponse à la contestation',
  late: 'Arrivée en retard notée',
  left: 'Départ avant la fin noté',
};

const madeBy: Record<SigningMeans, string> = {
  ...{
    own: '',
    passed: 'sur l’appareil passé',
    link: 'par un lien personnel',
    paper: 'sur papier',
  },
};

function signed({
  id,
  serverTime,
  personId,
  passedById,
  linkId,
  photoId,
  late,
  duplicatesId,
}: Signature): Deed {
  const text = duplicatesId
    ? 'Signature en double reçue, non retenue'
    : late
      ? 'Signature tardive reçue'
      : 'Signature reçue';
  return {
    id,
    at: serverTime,
    byId: passedById ?? personId,
    text: [text, madeBy[meansOf({ passedById, linkId, photoId })]].filter(Boolean).join(', '),
  };
}

function answered({ id, at, trainerId, agreed, supersedesId }: LateAgreement): Deed {
  const word = `Signature tardive ${agreed ? 'acceptée' : 'refusée'}`;
  return { id, at, byId: trainerId, text: supersedesId ? `Corrigé\u00a0: ${word}` : word };
}

function missed({ id, signature, minutes, at, correctedById }: Absence): Deed {
  const text = counted(minutes, 'minute manquée', 'minutes manquées');
  return correctedById
    ? { id, at: at!, byId: correctedById, text: `Corrigé\u00a0: ${text}` }
    : { id, at: signature!.serverTime, byId: signature!.personId, text };
}
