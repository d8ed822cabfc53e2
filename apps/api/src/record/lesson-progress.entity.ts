import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';

/** Where a learner is in one lesson. Done never goes back to seen. */
@Entity()
export class LessonProgress {
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @PrimaryColumn('text')
  lessonId: string;

  @Column('text', { nullable: true })
  sectionId: string | null;

  @Column('timestamptz')
  seenAt: Date;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;
}
