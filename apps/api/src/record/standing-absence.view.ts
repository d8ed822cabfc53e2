import { ViewColumn, ViewEntity } from 'typeorm';

/** Minutes missed that no correction supersedes; zero minutes when a correction says so. */
@ViewEntity({ name: 'standing_absence', synchronize: false })
export class StandingAbsence {
  @ViewColumn()
  id: string;

  @ViewColumn()
  halfDayId: string;

  @ViewColumn()
  signatureId: string;

  @ViewColumn()
  enrolmentId: string;

  @ViewColumn()
  minutes: number;

  @ViewColumn()
  note: string;

  @ViewColumn()
  notedById: string;

  /** When and why it was corrected; null for what was noted when countersigning. */
  @ViewColumn()
  correctedAt: Date | null;

  @ViewColumn()
  reason: string | null;
}
