import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Lane } from './lane.js';

/** argon2id with 19 MiB, two passes, one lane (OWASP Password Storage). The library's own default is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
/** Hashing takes memory: four at once at most, however many try to sign in. */
const AT_ONCE = 4;
const LONGEST_LINE = 100;
/** Stands for the hash of an account that has no password. */
export const NO_PASSWORD = 'none';

/** Makes and checks password hashes. Refuses `BUSY` when too many wait. */
@Injectable()
export class Passwords {
  private readonly lane = new Lane(AT_ONCE, LONGEST_LINE);
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.lane.run(() => hash(password, COST));
  }

  /** Whether a password is right. Takes as long where there is no hash, so that nobody learns which accounts exist. */
  async isRight(password: string, known: string | undefined): Promise<boolean> {
    const isThere = known !== undefined && known !== NO_PASSWORD;
    const against = isThere ? known : await (this.decoy ??= this.hash(randomBytes(16).toString('hex')));
    const isRight = await this.lane.run(() => verify(against, password));
    return isRight && isThere;
  }

  /** Whether a hash was made with other parameters than today's. */
  isOutdated(known: string): boolean {
    return !known.startsWith(PRESENT);
  }
}
