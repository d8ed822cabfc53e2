import type { MailChoice } from '@percolateur/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of letters that a person does without; the row goes when they change their mind. */
@Entity()
export class MailRefusal {
  @PrimaryColumn('uuid')
  personId: string;

  @PrimaryColumn('text')
  choice: MailChoice;

  @Column('timestamptz')
  at: Date;
}
