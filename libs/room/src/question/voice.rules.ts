import { AssignQuestion, ClaimQuestion, NameQuestion, Refusal } from '@openfloor/contract';
import { command, MODERATOR, MODERATORS } from '../command.js';
import { hasLeft, OPEN } from '../floor/floor.js';
import { newFloor } from '../floor/request.rules.js';
import type { QuestionRecord } from '../records.js';
import { findPerson, type RoomReader } from '../room.js';
import { isShown, minute } from '../views/question.view.js';
import { questionIn, visibleQuestion } from './becomes.js';

/** Asks the author to speak the question: an offer that they take up with a name, or leave to be read out. */
export const voiceQuestion = command('question.voice', {
  schema: NameQuestion,
  may: MODERATOR,
  logged: true,
  rule(room, { questionId }, turn) {
    const question = questionIn(room, questionId, 'published', 'shortlisted', 'on_air');
    expectNotAsked(room, questionId);
    const offer = newFloor(room, authorOf(room, question), turn, {
      class: 'intervention',
      status: 'offered',
      makerId: question.authorId,
      enteredBy: turn.actor.id,
      questionId,
      localAuthor: question.localAuthor,
      accepted: false,
    });
    return { put: [offer], result: { floorId: offer.id, no: offer.no } };
  },
});

/** Says which of the panel shall answer; the whole list. */
export const assignQuestion = command('question.assign', {
  schema: AssignQuestion,
  may: MODERATORS,
  season: 'until_archived',
  rule(room, { questionId, personIds }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    const assignedTo = [...new Set(personIds)];
    for (const personId of assignedTo) findPerson(room, personId);
    return [{ ...question, assignedTo, changedAt: minute(now) }];
  },
});

/** A panellist takes a question, can add to it, or passes; `none` takes back what they said. */
export const claimQuestion = command('question.claim', {
  schema: ClaimQuestion,
  may: ['panellist'],
  season: 'until_archived',
  rule(room, { questionId, stance }, { actor, now }) {
    const question = visibleQuestion(room, questionId, actor);
    if (!isShown(question)) throw new Refusal('NOT_FOUND', 'no such question here');
    const { personId } = actor;
    if (!personId) throw new Refusal('NOT_ALLOWED', 'this link names no person of the programme');
    const others = question.claims.filter((claim) => claim.personId !== personId);
    const claims = stance === 'none' ? others : [...others, { personId, stance, at: minute(now) }];
    return [{ ...question, claims }];
  },
});

function expectNotAsked(room: RoomReader, questionId: string): void {
  const asked = room
    .list('floor')
    .find((floor) => floor.questionId === questionId && ['offered', ...OPEN].includes(floor.status));
  if (asked)
    throw new Refusal('WRONG_STATE', `request ${asked.no} asks for it already`, { floorId: asked.id });
}

/** What is known of the author's place, without a name: that is told only by taking up the offer. */
function authorOf(room: RoomReader, { authorId, byline, attendance, hubId }: QuestionRecord) {
  const participant = room.entry('participant', authorId)?.record;
  const person = room.entry('person', authorId)?.record;
  const isHub = room.entry('hub', authorId) !== undefined;
  if (hasLeft(room, authorId) || (!participant && !person && !isHub))
    throw new Refusal('WRONG_STATE', 'its author is not here');
  return {
    name: null,
    affiliation: null,
    country: null,
    stakeholderGroup: byline.stakeholderGroup,
    regionalGroup: byline.regionalGroup,
    attendance,
    hubId,
    personId: null,
    accessNeeds: null,
  };
}
