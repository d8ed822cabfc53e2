import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Sealed } from './apart';

/** What is written down, by the thing it was done to. */
export type AuditAction =
  | 'absence.corrected'
  | `certificate.${'corrected' | 'issued' | 'revoked'}`
  | `cohort.${'created' | 'dates-confirmed' | 'edited' | 'imported' | 'invited' | 'moved' | 'regraded'}`
  | `enrolment.${'accepted' | 'added' | 'completed' | 'declined' | 'reopened' | 'returned' | 'seat-given' | 'walk-in' | 'withdrawn'}`
  | 'half-day.countersigned'
  | 'message.retried'
  | 'note.written'
  | 'answer.read'
  | `observation.${'validated' | 'criterion-added' | 'criterion-removed'}`
  | `organisation.${'created' | 'edited' | 'stamped'}`
  | 'password.changed'
  | 'people.read-for-the-nation'
  | `person.${'address-changed' | 'address-corrected' | 'corrected' | 'data-taken'}`
  | `role.${'given' | 'taken'}`
  | `session.${'ended' | 'opened' | 'refused'}`
  | `signature.${'agreed' | 'refused'}`
  | `signing.${'opened' | 'closed'}`;

/** Who did what to what, when and why. Append-only. Holds ids, neither name nor address. */
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

  @Column('text')
  action: AuditAction;

  @Column('text')
  objectType: string;

  @Column('text')
  objectId: string;

  /** Why, when it is about nobody in particular. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Digest of a reason that is about somebody, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;

  @Column('jsonb', { default: {} })
  detail: Record<string, string | number | boolean | null>;
}
