import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A small fact of the installation. */
@Entity('fact')
export class Fact {
  @PrimaryColumn('text')
  name: string;

  @Column('text')
  value: string;
}
