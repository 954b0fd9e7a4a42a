import { StaffAccount } from './account.entity.js';
import { RecoveryCode, SecondFactor } from './account-factor.entity.js';
import { AccountIdentity } from './account-identity.entity.js';
import { Ballot } from './ballot.entity.js';
import { BallotCount } from './ballot-count.entity.js';
import { Fact } from './fact.entity.js';
import { JoinCode } from './join-code.entity.js';
import { LedgerRow } from './ledger-entry.entity.js';
import { AccountLogin } from './login.entity.js';
import { Meeting } from './meeting.entity.js';
import { Receipt } from './receipt.entity.js';
import { RoomRecord } from './record.entity.js';
import { RetentionDone } from './retention-done.entity.js';
import { Session } from './session.entity.js';

/** Every table there is. */
export const ENTITIES = [
  Meeting,
  Session,
  RoomRecord,
  Ballot,
  BallotCount,
  RetentionDone,
  Receipt,
  LedgerRow,
  StaffAccount,
  AccountLogin,
  SecondFactor,
  RecoveryCode,
  AccountIdentity,
  JoinCode,
  Fact,
];

export {
  AccountIdentity,
  AccountLogin,
  Fact,
  JoinCode,
  LedgerRow,
  Meeting,
  RecoveryCode,
  SecondFactor,
  Session,
  StaffAccount,
};
