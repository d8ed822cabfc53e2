import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/** A picture of questions, known by its content and kept once, whoever gives it again. */
@Entity()
export class QuestionImage {
  /** In hexadecimal. */
  @PrimaryColumn('text')
  sha256: string;

  /** Its media type, as its first bytes say. */
  @Column('text')
  type: string;

  @Column('int')
  width: number;

  @Column('int')
  height: number;

  @Column('bytea')
  bytes: Buffer;

  /** Who gave it first. */
  @Column('uuid', { nullable: true })
  givenById: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ foreignKeyConstraintName: 'FK_question_image_given_by' })
  givenBy?: Relation<Person> | null;

  @Column('timestamptz')
  givenAt: Date;
}
