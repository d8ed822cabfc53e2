import type { ObservationMarks } from '@percolateur/domain';
import { ViewColumn, ViewEntity } from 'typeorm';

/** Of each observer about each person, the grid filled last, with what was seen and heard. */
@ViewEntity({ name: 'standing_observation', synchronize: false })
export class StandingObservation {
  @ViewColumn()
  id: string;

  @ViewColumn()
  cohortId: string;

  @ViewColumn()
  enrolmentId: string;

  @ViewColumn()
  observerId: string;

  @ViewColumn()
  role: 'peer' | 'trainer';

  @ViewColumn()
  marks: ObservationMarks;

  @ViewColumn()
  filledAt: Date;

  @ViewColumn()
  receivedAt: Date;

  /** Empty when nothing was written, or once the person was erased. */
  @ViewColumn()
  seen: string;
}
