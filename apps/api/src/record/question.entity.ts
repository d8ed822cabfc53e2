import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A question of the bank, whatever its wording: what is asked stands in its versions. */
@Entity()
@Index('one_code', ['code'], { unique: true, where: 'code is not null' })
export class Question {
  @PrimaryColumn('uuid')
  id: string;

  /** Whose it is; null for the national bank, which every hub may use. */
  @Index()
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation> | null;

  /** « course/question » for those that came with a course. */
  @Column('text', { nullable: true })
  code: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
