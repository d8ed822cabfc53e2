import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportReport } from '@percolateur/contract';
import { isKnownTo, parsePeople } from '@percolateur/domain';
import type { ParsedPerson } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { SeatService } from '../cohort/seat.service';
import { PeopleService } from '../../people/people/people.service';
import { Person } from '../../record/person.entity';
import { EnrolmentService } from './enrolment.service';
import { Enrolment } from '../../record/enrolment.entity';
import { readCsv } from './read-csv';

const nobody: ReadonlySet<string> = new Set();

/** Enrolling a whole list. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly enrolments: EnrolmentService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
  ) {}

  /**
   * Enrols the people of a CSV in the order of its lines, or says what would happen. Faulty lines are
   * left out and told; the others go in together or not at all. The same file again adds nobody.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `csv-invalid`, `input-too-large`
   */
  async run(
    caller: Caller,
    cohortId: string,
    file: Buffer,
    dryRun: boolean,
  ): Promise<ImportReport> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const { rows, reading } = readCsv(file);
    return this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      this.seats.checkAdmitting(cohort);
      const lines = await this.parse(manager, cohort, rows);
      const wanted = lines.filter(({ outcome }) => outcome === 'new' || outcome === 'existing');
      const counts = dryRun
        ? await this.foresee(manager, cohort, wanted.length)
        : await this.enrol(manager, cohort, caller, wanted);
      return { dryRun, reading, lines, ...counts };
    });
  }

  private async parse(
    manager: EntityManager,
    { id: cohortId }: Cohort,
    rows: readonly Record<string, string>[],
  ): Promise<ParsedPerson[]> {
    const emails = parsePeople(rows, { known: nobody, enrolled: nobody }).map(({ email }) => email);
    const people = await manager.findBy(Person, { email: In(emails) });
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
    });
    return parsePeople(rows, {
      known: new Set(people.map(({ email }) => email)),
      enrolled: new Set(enrolments.map(({ person }) => person!.email)),
    });
  }

  private async foresee(manager: EntityManager, cohort: Cohort, count: number) {
    const enrolled = Math.min(count, await this.seats.freeForNewcomers(manager, cohort));
    return { enrolled, waitlisted: count - enrolled };
  }

  private async enrol(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    lines: readonly ParsedPerson[],
  ) {
    const newcomers = [];
    for (const { email, firstName, lastName, employer } of lines) {
      const card = { email, firstName, lastName, employer };
      const person = await this.people.named(manager, card, cohort.organisationId);
      const holder = await this.people.standingOf(manager, person.id);
      const known = isKnownTo(holder, cohort.organisationId);
      const writtenAs = known ? null : { firstName, lastName, employer };
      newcomers.push({ id: uuidv7(), personId: person.id, writtenAs });
    }
    const statuses = await this.enrolments.admit(manager, cohort, newcomers);
    const enrolled = statuses.filter((status) => status === 'invited').length;
    const counts = { enrolled, waitlisted: statuses.length - enrolled };
    if (lines.length > 0) {
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.imported',
        objectType: 'cohort',
        objectId: cohort.id,
        organisationId: cohort.organisationId,
        detail: counts,
      });
    }
    return counts;
  }
}
