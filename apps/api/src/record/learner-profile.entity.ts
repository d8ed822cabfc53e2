import type { Experience, Public, Tool, Worry } from '@percolateur/domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';

/** What a learner chose to tell the team about their work before the course. All of it is optional. */
@Entity()
export class LearnerProfile {
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  /** Whom they serve. */
  @Column('text', { array: true })
  publics: Public[];

  /** Whether they have led a group; null where they did not say. */
  @Column('text', { nullable: true })
  experience: Experience | null;

  @Column('text', { array: true })
  tools: Tool[];

  @Column('text', { array: true })
  worries: Worry[];

  /** Where they think of hosting their café, in their words. */
  @Column('text')
  place: string;

  @Column('timestamptz')
  updatedAt: Date;
}
