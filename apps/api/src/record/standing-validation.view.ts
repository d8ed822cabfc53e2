import type { ObservationMarks } from '@percolateur/domain';
import { ViewColumn, ViewEntity } from 'typeorm';

/** The levels retained of each person that no other word supersedes. */
@ViewEntity({ name: 'standing_validation', synchronize: false })
export class StandingValidation {
  @ViewColumn()
  id: string;

  @ViewColumn()
  cohortId: string;

  @ViewColumn()
  enrolmentId: string;

  @ViewColumn()
  trainerId: string;

  @ViewColumn()
  marks: ObservationMarks;

  @ViewColumn()
  at: Date;
}
