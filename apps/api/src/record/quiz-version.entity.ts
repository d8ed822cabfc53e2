import type { QuizPlan } from '@percolateur/contract';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { Quiz } from './quiz.entity';

/** A quiz as it was planned, whole and immutable. */
@Entity()
@Unique(['quizId', 'number'])
export class QuizVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  quizId: string;

  @ManyToOne(() => Quiz)
  @JoinColumn()
  quiz?: Relation<Quiz>;

  /** From 1. */
  @Column('int')
  number: number;

  @Column('jsonb')
  plan: QuizPlan;

  @Column('uuid')
  authorId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  author?: Relation<Person>;

  @Column('timestamptz')
  createdAt: Date;
}
