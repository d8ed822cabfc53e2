import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what to what, when and why. Append-only. Holds ids and reasons, no e-mail address. */
@Entity()
@Index(['objectType', 'objectId'])
export class AuditEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz')
  at: Date;

  /** Null when the platform acted by itself. */
  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('uuid', { nullable: true })
  organisationId: string | null;

  /** `cohort.moved`, `certificate.issued`… */
  @Column('text')
  action: string;

  @Column('text')
  objectType: string;

  @Column('text')
  objectId: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb', { default: {} })
  detail: Record<string, string | number | boolean | null>;
}
