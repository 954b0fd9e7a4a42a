import { Injectable } from '@nestjs/common';
import { Log } from '../operations/log.js';
import { blurredAddress } from '../operations/origin.js';
import { Seals } from '../operations/seals.js';

/** What is written down about accounts. */
export type AccountAct =
  | 'signed in'
  | 'wrong password'
  | 'wrong code'
  | 'code needed'
  | 'too many tries'
  | 'tries not counted'
  | 'refused by sign-on'
  | 'signed out'
  | 'login ended'
  | 'token made'
  | 'token ended'
  | 'password changed'
  | 'second factor on'
  | 'second factor off'
  | 'second factor reset'
  | 'recovery codes renewed'
  | 'account made'
  | 'identity linked';

/** `by` is who did it where that is another account; `way` how somebody signed in, or why not. */
export interface AccountActAbout {
  accountId?: string | undefined;
  by?: string | undefined;
  /** Written as a keyed digest alone, for tries at addresses that may belong to nobody here. */
  email?: string | undefined;
  address?: string | undefined;
  way?: string | undefined;
}

const GOES_WRONG: readonly AccountAct[] = [
  'wrong password',
  'wrong code',
  'too many tries',
  'tries not counted',
  'refused by sign-on',
  'second factor reset',
];
const DIGEST_LENGTH = 12;

/** Writes one line of the log for each act about an account: ids and networks, never a secret, a name or an address. */
@Injectable()
export class Audit {
  constructor(
    private readonly log: Log,
    private readonly seals: Seals,
  ) {}

  tell(act: AccountAct, { accountId, by, email, address, way }: AccountActAbout = {}): void {
    const network = blurredAddress(address);
    const tried = email && !accountId ? this.seals.digest('audit', email).slice(0, DIGEST_LENGTH) : undefined;
    const line = {
      context: 'Accounts',
      audit: act,
      ...(accountId && { accountId }),
      ...(by && { by }),
      ...(tried && { tried }),
      ...(way && { way }),
      ...(network && { network }),
    };
    this.log.pino[GOES_WRONG.includes(act) ? 'warn' : 'info'](line, `account: ${act}`);
  }
}
