import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Sealed } from './apart';

/** What is written down, by the thing it was done to. */
export type AuditAction =
  | 'absence.corrected'
  | `cafe.${'archived' | 'endorsed' | 'paired' | 'parted' | 'unarchived'}`
  | `cafe.${'announced' | 'asked' | 'cancelled' | 'hidden' | 'refused' | 'shown' | 'told'}`
  | `certificate.${'corrected' | 'issued' | 'restored' | 'revoked' | 'sent' | 'suspended'}`
  | `cohort.${'created' | 'dates-confirmed' | 'edited' | 'imported' | 'invited' | 'moved' | 'regraded'}`
  | `cohort-template.${'edited' | 'kept' | 'removed'}`
  | `complaint.${'answered' | 'noted'}`
  | `improvement.${'ended' | 'noted'}`
  | `enrolment.${'accepted' | 'added' | 'came' | 'completed' | 'declined' | 'extra-time' | 'move-undone' | 'moved' | 'reopened' | 'returned' | 'seat-given' | 'walk-in' | 'withdrawn'}`
  | `heard-questions.${'grouped' | 'hidden' | 'returned'}`
  | 'common-question.edited'
  | 'evidence.gathered'
  | `gathering.${'edited' | 'series-kept'}`
  | 'half-day.countersigned'
  | 'message.retried'
  | `messages.${'paused' | 'resumed'}`
  | 'note.written'
  | 'rule.edited'
  | 'territory.edited'
  | 'answer.read'
  | `quiz.${'attached' | 'created' | 'copied' | 'detached' | 'extended' | 'opened' | 'paused' | 'reopened' | 'resumed' | 'revised'}`
  | `observation.${'validated' | 'criterion-added' | 'criterion-removed'}`
  | `organisation.${'created' | 'edited' | 'papers-edited' | 'stamped'}`
  | 'password.changed'
  | 'people.read-for-the-nation'
  | `person.${'address-added' | 'address-changed' | 'address-corrected' | 'address-lifted' | 'address-removed' | 'apart-taken-back' | 'corrected' | 'data-taken' | 'merged' | 'separated' | 'told-apart'}`
  | `registration.${'approved' | 'refused'}`
  | `registration-link.${'created' | 'revoked'}`
  | `resource.${'published' | 'refused' | 'withdrawn'}`
  | `role.${'given' | 'taken'}`
  | `session.${'ended' | 'opened' | 'refused'}`
  | `signature.${'agreed' | 'refused'}`
  | `signing.${'opened' | 'closed' | 'links-sent' | 'means-chosen' | 'sheet-photographed'}`;

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
