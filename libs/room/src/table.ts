import { clearClock, extendClock, pauseClock, resumeClock, startClock } from './clock/clock.rules.js';
import type { CommandRule } from './command.js';
import { callFloor, refuseFloor, skipFloor } from './floor/call.rules.js';
import { moveFloor, requeueFloor } from './floor/order.rules.js';
import { acceptFloor, deliverFloor, readyFloor, requestFloor, withdrawFloor } from './floor/request.rules.js';
import {
  endFloor,
  extendFloor,
  giveFloor,
  pauseFloor,
  recordFloor,
  resumeFloor,
  startFloor,
} from './floor/speak.rules.js';
import { checkInHub, countHub, testHub } from './people/hub-room.rules.js';
import {
  applyHub,
  approveHub,
  closeHub,
  declineHub,
  putHub,
  restoreHub,
  suspendHub,
} from './people/hub.rules.js';
import { makeInvitation, revokeInvitation, useInvitation } from './people/invitation.rules.js';
import {
  eraseParticipant,
  identifyParticipant,
  joinSeat,
  muteParticipant,
  removeParticipant,
  restoreParticipant,
  unmuteParticipant,
} from './people/participant.rules.js';
import { checkParticipant, makeRoll, replaceRoll, revokeRoll, takeRoll } from './people/roll.rules.js';
import { leavePerson, putPerson, setPresent } from './people/person.rules.js';
import {
  admitText,
  closePoll,
  createPoll,
  dropPoll,
  editPoll,
  openPoll,
  publishPoll,
} from './poll/poll.rules.js';
import { respondPoll } from './poll/respond.rules.js';
import { airQuestions, nextQuestion, returnQuestion } from './question/air.rules.js';
import { answeredQuestion, answerQuestion } from './question/answer.rules.js';
import { editQuestion, redactQuestion } from './question/edit.rules.js';
import { labelQuestion, noteQuestion, shortenQuestion, translateQuestion } from './question/mark.rules.js';
import { mergeQuestion, unmergeQuestion } from './question/merge.rules.js';
import {
  appealQuestion,
  declineQuestion,
  publishQuestion,
  withdrawQuestion,
} from './question/review.rules.js';
import { shortlistQuestion, unshortlistQuestion } from './question/shortlist.rules.js';
import { submitQuestion } from './question/submit.rules.js';
import { assignQuestion, claimQuestion, voiceQuestion } from './question/voice.rules.js';
import { voteQuestion } from './question/vote.rules.js';
import { forgetParticipant, forgetQuestion } from './retention/erase.rules.js';
import { retainSession } from './retention/retention.rules.js';
import { createSession, setCode, setMeeting } from './session/create.rules.js';
import { addNote, editNote } from './note/note.rules.js';
import { editReport, fileReport } from './report/report.rules.js';
import { applyProgramme } from './session/import.rules.js';
import { dropSegment, putSegment } from './session/segment.rules.js';
import {
  describeSession,
  leadSession,
  sealSession,
  setPhase,
  setRules,
  setSegment,
  setSwitches,
} from './session/session.rules.js';
import { seeSignal, sendSignal } from './signal/signal.rules.js';
import { clearNotice, postNotice } from './stage/notice.rules.js';
import { blankStage, putStage, showScene, stageShown } from './stage/stage.rules.js';
import { countPeople } from './figures/census.rules.js';
import {
  checkTakeaway,
  dropTakeaway,
  finishTakeaway,
  settleTakeaway,
  showTakeaway,
} from './takeaway/check.rules.js';
import { draftTakeaway, editTakeaway, moveTakeaway } from './takeaway/draft.rules.js';
import { admitObjection, objectTakeaway, retractObjection } from './takeaway/object.rules.js';
import { countSupport } from './support/support.rules.js';
import { undo } from './undo.rules.js';

/** What can be sent on the wire. To add a command is to add its entry here, its rule and its spec. */
const WIRE: CommandRule[] = [
  describeSession,
  setRules,
  setSwitches,
  leadSession,
  setSegment,
  setPhase,
  putSegment,
  dropSegment,
  putPerson,
  leavePerson,
  setPresent,
  joinSeat,
  identifyParticipant,
  muteParticipant,
  unmuteParticipant,
  removeParticipant,
  restoreParticipant,
  eraseParticipant,
  putHub,
  applyHub,
  approveHub,
  declineHub,
  suspendHub,
  restoreHub,
  closeHub,
  checkInHub,
  testHub,
  countHub,
  submitQuestion,
  editQuestion,
  withdrawQuestion,
  voteQuestion,
  publishQuestion,
  declineQuestion,
  shortlistQuestion,
  unshortlistQuestion,
  returnQuestion,
  mergeQuestion,
  unmergeQuestion,
  airQuestions,
  nextQuestion,
  answeredQuestion,
  answerQuestion,
  voiceQuestion,
  assignQuestion,
  claimQuestion,
  labelQuestion,
  shortenQuestion,
  translateQuestion,
  noteQuestion,
  appealQuestion,
  redactQuestion,
  requestFloor,
  giveFloor,
  withdrawFloor,
  readyFloor,
  deliverFloor,
  acceptFloor,
  callFloor,
  skipFloor,
  refuseFloor,
  moveFloor,
  startFloor,
  pauseFloor,
  resumeFloor,
  extendFloor,
  endFloor,
  requeueFloor,
  recordFloor,
  startClock,
  pauseClock,
  resumeClock,
  extendClock,
  clearClock,
  sendSignal,
  seeSignal,
  postNotice,
  clearNotice,
  putStage,
  showScene,
  blankStage,
  stageShown,
  createPoll,
  editPoll,
  openPoll,
  closePoll,
  publishPoll,
  dropPoll,
  admitText,
  respondPoll,
  draftTakeaway,
  editTakeaway,
  moveTakeaway,
  showTakeaway,
  checkTakeaway,
  settleTakeaway,
  finishTakeaway,
  dropTakeaway,
  admitObjection,
  objectTakeaway,
  retractObjection,
  addNote,
  editNote,
  editReport,
  fileReport,
  revokeInvitation,
  revokeRoll,
  undo,
];

/** What only the product's own doors give: HTTP routes translate to these. */
const INNER: CommandRule[] = [
  createSession,
  setCode,
  setMeeting,
  sealSession,
  applyProgramme,
  makeInvitation,
  useInvitation,
  makeRoll,
  replaceRoll,
  takeRoll,
  checkParticipant,
  forgetParticipant,
  forgetQuestion,
  retainSession,
  countSupport,
  countPeople,
];

/** Every command of the product by its type. */
export const TABLE: ReadonlyMap<string, CommandRule> = new Map(
  [...WIRE, ...INNER].map((entry) => [entry.type, entry]),
);
export const WIRE_TYPES: readonly string[] = WIRE.map(({ type }) => type);
