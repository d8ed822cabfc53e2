import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortProfiles, LearnerProfile as Told, MyProfile } from '@percolateur/contract';
import { byName, fullName, mayEditProfile, profileCounts, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { LearnerProfile } from '../../record/learner-profile.entity';
import { following } from '../quiz/attempts';

/** What learners tell of their work before the course, to the team of their session. */
@Injectable()
export class ProfileService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` */
  async mine(caller: Caller, cohortId: string): Promise<MyProfile> {
    const { manager } = this.db;
    const enrolment = await this.access.enrolment(caller, cohortId);
    const [{ timeZone, halfDays }, profiles] = await Promise.all([
      manager.findOneOrFail(Cohort, { where: { id: cohortId }, relations: { halfDays: true } }),
      profilesOf(manager, [enrolment]),
    ]);
    const [startsAt = null] = halfDays
      .map((each) => each.startsAt)
      .sort((one, other) => one.getTime() - other.getTime());
    return {
      profile: profiles[0] ? toldIn(profiles[0].profile) : null,
      editable: mayEditProfile(startsAt, this.clock.now()),
      startsAt: startsAt?.toISOString() ?? null,
      timeZone,
    };
  }

  /** The last one received is the one. @throws Refusal `not-found`; `profile-closed` once begun */
  async tell(caller: Caller, cohortId: string, told: Told): Promise<MyProfile> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const before = await this.mine(caller, cohortId);
    if (!before.editable) throw new Refusal('profile-closed');
    const row = { enrolmentId, ...told, updatedAt: this.clock.now() };
    await this.db.manager.upsert(LearnerProfile, row, ['enrolmentId']);
    return { ...before, profile: told };
  }

  /** Person by person, as learners are told before they write. @throws Refusal `not-found` */
  async ofCohort(caller: Caller, cohortId: string): Promise<CohortProfiles> {
    const { title } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { manager } = this.db;
    const those = { cohortId, status: In(following) };
    const enrolments = await manager.find(Enrolment, { where: those, relations: { person: true } });
    const told = await profilesOf(manager, enrolments);
    const people = told
      .map(({ enrolment, profile }) => ({ person: enrolment.person!, profile: toldIn(profile) }))
      .sort((one, other) => byName(one.person, other.person));
    return {
      cohortTitle: title,
      following: enrolments.length,
      people: people.map(({ person, profile }) => ({ name: fullName(person), profile })),
      counts: profileCounts(told.map(({ profile }) => profile)),
    };
  }
}

/** What each told last, in this session or in those that they were moved from. */
async function profilesOf(
  manager: EntityManager,
  enrolments: readonly Enrolment[],
): Promise<{ enrolment: Enrolment; profile: LearnerProfile }[]> {
  const ids = enrolments.flatMap(({ id, earlierIds }) => [...earlierIds, id]);
  const rows = await manager.findBy(LearnerProfile, { enrolmentId: In(ids) });
  const told = new Map(rows.map((each) => [each.enrolmentId, each]));
  return enrolments.flatMap((enrolment) => {
    const line = [...enrolment.earlierIds, enrolment.id];
    const profile = line.flatMap((id) => told.get(id) ?? []).at(-1);
    return profile ? [{ enrolment, profile }] : [];
  });
}

const toldIn = ({ publics, experience, tools, worries, place }: LearnerProfile): Told => ({
  ...{ publics, experience, tools, worries, place },
});
