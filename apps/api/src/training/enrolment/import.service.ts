import { Injectable } from '@nestjs/common';
import type { CorrectedList, ImportReport } from '@percolateur/contract';
import { judge, typeset } from '@percolateur/domain';
import type { Columns, JudgedLine } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { PeopleService } from '../../people/people/people.service';
import type { Cohort } from '../../record/cohort.entity';
import { SeatService } from '../cohort/seat.service';
import { EnrolmentService } from './enrolment.service';
import type { Newcomer } from './enrolment.service';
import { knownAddresses, namesakes } from './known-addresses';
import { ListHeadingsService } from './list-headings.service';
import type { Known } from './known-addresses';
import { readList } from './reading/read-list';

type Judged = Pick<JudgedLine, 'outcome' | 'email' | 'firstName' | 'lastName' | 'employer'>;
type Listed = Parameters<typeof judge>[0];

/** Enrolling a whole list. */
@Injectable()
export class ImportService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly enrolments: EnrolmentService,
    private readonly headings: ListHeadingsService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
  ) {}

  /**
   * Enrols the people of a file in the order of its lines, or says what would happen and how the file
   * was read. Lines that are faulty, or that somebody must answer for, are left out and told; the
   * others go in together or not at all. The same file again adds nobody. `meant`: what its columns
   * mean, when that was corrected.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `csv-invalid`, `input-too-large`
   */
  async run(
    caller: Caller,
    cohortId: string,
    file: Buffer,
    { dryRun, columns: meant }: { dryRun: boolean; columns?: Columns },
  ): Promise<ImportReport> {
    const { organisationId } = await this.access.cohort(caller, cohortId, 'people.write');
    const known = await this.headings.of(organisationId);
    const { drafts, lack, ...how } = await readList(file, meant, known);
    if (lack && !dryRun) throw lack;
    const listed = drafts.map((draft) => ({ ...draft, yes: [] }));
    const missing = lack ? typeset(String(lack.details?.missing)) : null;
    return { ...(await this.enrol(caller, cohortId, listed, dryRun)), ...how, missing };
  }

  /**
   * The same for lines read before, corrected since, with what was answered about each.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`
   */
  async runCorrected(
    caller: Caller,
    cohortId: string,
    { dryRun, lines, remember = [] }: CorrectedList,
  ): Promise<ImportReport> {
    const { organisationId } = await this.access.cohort(caller, cohortId, 'people.write');
    const report = await this.enrol(caller, cohortId, lines, dryRun);
    if (!dryRun) await this.headings.remember(organisationId, remember);
    return { ...report, reading: '', mended: [], columns: [], missing: null };
  }

  /**
   * Forgets what the hub said that these headings mean: they are read again as anybody’s.
   * @throws Refusal `not-found`, `forbidden`
   */
  async forgetHeadings(caller: Caller, cohortId: string, headings: string[]): Promise<void> {
    const { organisationId } = await this.access.cohort(caller, cohortId, 'people.write');
    await this.headings.forget(organisationId, headings);
  }

  private async enrol(caller: Caller, cohortId: string, listed: Listed, dryRun: boolean) {
    return this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      this.seats.checkAdmitting(cohort);
      const known = await knownAddresses(manager, this.people, cohort, listed);
      const same = await namesakes(manager, cohort, listed, known);
      const lines = judge(listed, known.standing, same);
      const wanted = lines.filter(({ outcome }) => outcome === 'new' || outcome === 'existing');
      const seatsFree = await this.seats.freeForNewcomers(manager, cohort);
      const counts = dryRun
        ? { enrolled: Math.min(wanted.length, seatsFree) }
        : { enrolled: await this.admit(manager, cohort, caller, wanted, known) };
      const waitlisted = wanted.length - counts.enrolled;
      return { dryRun, lines, ...counts, waitlisted, seatsFree };
    });
  }

  /** Answers how many got a seat; the others wait for one. */
  private async admit(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    lines: readonly Judged[],
    known: Known,
  ): Promise<number> {
    if (lines.length === 0) return 0;
    const newcomers: Newcomer[] = [];
    for (const { email, firstName, lastName, employer } of lines) {
      const card = { email, firstName, lastName, employer };
      const before = known.at(email);
      const person = await this.people.named(manager, card, cohort.organisationId, cohort.id);
      newcomers.push({
        id: before?.enrolmentId ?? uuidv7(),
        personId: person.id,
        writtenAs: !before || before.ours ? null : { firstName, lastName, employer },
        returns: before?.enrolmentId !== undefined,
      });
    }
    const statuses = await this.enrolments.admit(manager, cohort, newcomers);
    const enrolled = statuses.filter((status) => status === 'invited').length;
    await this.audit.record(manager, {
      actorId: caller.id,
      action: 'cohort.imported',
      objectType: 'cohort',
      objectId: cohort.id,
      organisationId: cohort.organisationId,
      detail: { enrolled, waitlisted: statuses.length - enrolled },
    });
    return enrolled;
  }
}
