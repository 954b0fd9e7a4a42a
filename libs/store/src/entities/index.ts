import { StaffAccount } from './account.entity.js';
import { Ballot } from './ballot.entity.js';
import { Fact } from './fact.entity.js';
import { JoinCode } from './join-code.entity.js';
import { LedgerRow } from './ledger-entry.entity.js';
import { AccountLogin } from './login.entity.js';
import { Meeting } from './meeting.entity.js';
import { Receipt } from './receipt.entity.js';
import { RoomRecord } from './record.entity.js';
import { Session } from './session.entity.js';

/** Every table there is. */
export const ENTITIES = [
  Meeting,
  Session,
  RoomRecord,
  Ballot,
  Receipt,
  LedgerRow,
  StaffAccount,
  AccountLogin,
  JoinCode,
  Fact,
];

export { AccountLogin, Fact, JoinCode, LedgerRow, Meeting, Session, StaffAccount };
