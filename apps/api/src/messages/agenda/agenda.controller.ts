import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { learnerRoutes as routes } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Asked, Serve } from '../../platform/serve';
import { Cohort } from '../../record/cohort.entity';
import { calendarFile } from '../mail/calendar';

/** SEQUENCE of the last entries sent: the file says the same as they do. */
const told =
  'select coalesce(max(sequence), 0) as sequence from message where person_id = $1 and cohort_id = $2';

/** The half-days of a learner, to put in a diary before any letter brings them. */
@Controller()
export class AgendaController {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve(routes.agenda)
  async read(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.agenda>) {
    const { cohortId } = await this.access.enrolment(caller, params.cohortId);
    const { organisation, halfDays, ...cohort } = await this.db.manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { organisation: true, halfDays: true },
    });
    const [{ sequence }] = await this.db.query<{ sequence: number }[]>(told, [caller.id, cohortId]);
    const file = calendarFile({
      cohort: { ...cohort, halfDays, organisation: organisation! },
      halfDays: halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      now: this.clock.now(),
      person: caller,
      publicUrl: this.env.publicUrl,
      sequence,
    });
    return new StreamableFile(Buffer.from(file), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'attachment; filename="formation.ics"',
    });
  }
}
