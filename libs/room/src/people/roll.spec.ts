import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../standing.js';
import { canOf } from '../decide.js';
import { standingOf } from '../standing.js';
import { WIRE_TYPES } from '../table.js';
import { openRoom } from '../testing/open-room.js';
import { SYSTEM } from '../testing/seats.js';

/** A room whose ballot is its roll, with `size` personal codes and a question to vote on. */
function roomOnRoll(size = 2, rules: object = {}) {
  const opened = openRoom({ rules: { ballot: 'roll' } });
  const { newId, must, moderator, does, panellist, published } = opened;
  must(moderator, 'session.rules', rules);
  const codes = Array.from({ length: size }, newId);
  must(moderator, 'roll.make', { entries: codes.map((rollId) => ({ rollId })) });
  const questionId = published(panellist);
  const take = (rollId: string | undefined, ownId: string = newId(), told: object = {}): Actor => ({
    type: 'participant',
    id: String(must(SYSTEM, 'roll.take', { rollId, ownId, spareId: newId(), ...told })['participantId']),
  });
  const vote = (actor: Actor, on = true) => does(actor, 'question.vote', { questionId, on });
  const votes = () => opened.tally.of(questionId);
  const entry = (rollId: string | undefined) => opened.room.entry('roll', rollId ?? '')?.record;
  return { ...opened, codes, questionId, take, vote, votes, entry };
}

describe('a ballot on the roll', () => {
  it('takes one vote for each personal code, on however many devices it is used', () => {
    const { codes, take, vote, votes, newId } = roomOnRoll();
    const [phone, tablet] = [take(codes[0], newId()), take(codes[0], newId())];
    expect(tablet).toEqual(phone);
    expect([vote(phone).code, vote(tablet).code, votes()]).toEqual(['ok', 'ok', 1]);
    expect([vote(take(codes[1])).code, votes()]).toEqual(['ok', 2]);
  });

  it('refuses everybody else, and says what is missing', () => {
    const { ama, hub, vote, votes } = roomOnRoll();
    expect(vote(ama)).toMatchObject({
      code: 'IDENTITY_REQUIRED',
      details: { ballot: 'roll', needs: 'personalCode' },
    });
    expect(vote(hub)).toMatchObject({ code: 'NOT_ALLOWED', details: { ballot: 'roll' } });
    expect(votes()).toBe(0);
  });

  it('lists voting among what somebody can do only for who is on it', () => {
    const { ama, hub, codes, take, room, rig } = roomOnRoll();
    const can = (actor: Actor) => canOf(standingOf(room, actor, rig.now), WIRE_TYPES);
    expect([ama, hub, take(codes[0])].map((actor) => can(actor).includes('question.vote'))).toEqual([
      false,
      false,
      true,
    ]);
    expect(can(ama)).toContain('question.submit');
  });

  it('keeps what somebody asked before they showed their code, and tells them so in their corner', () => {
    const { ama, codes, take, asks, mine } = roomOnRoll();
    asks(ama, 'Who signs?');
    expect(mine(ama).profile).not.toHaveProperty('onRoll');
    expect(take(codes[0], ama.id)).toEqual(ama);
    expect(mine(ama)).toMatchObject({ profile: { onRoll: true }, questions: [{ text: 'Who signs?' }] });
  });

  it('makes of a device that two people share two voters', () => {
    const { ama, codes, take } = roomOnRoll();
    const [one, two] = [take(codes[0], ama.id), take(codes[1], ama.id)];
    expect(one).toEqual(ama);
    expect(two).not.toEqual(ama);
  });

  it('has the group that the roll gives, whatever its holder says', () => {
    const { newId, must, does, moderator, take, room } = roomOnRoll();
    const rollId = newId();
    must(moderator, 'roll.make', { entries: [{ rollId, stakeholderGroup: 'government', country: 'GH' }] });
    const voter = take(rollId, newId(), { stakeholderGroup: 'academia', name: 'Efua' });
    expect(room.entry('participant', voter.id)?.record).toMatchObject({
      stakeholderGroup: 'government',
      country: 'GH',
      name: 'Efua',
    });
    const change = does(voter, 'participant.identify', { stakeholderGroup: 'academia' });
    expect(change.code).toBe('WRONG_STATE');
  });

  it('is printed with its size, which a revoked code leaves', () => {
    const { codes, must, moderator, sees } = roomOnRoll(3);
    const grade = () => sees('public').flatMap((one) => (one.kind === 'session' ? [one.grade] : []));
    expect(grade()).toEqual([{ ballot: 'roll', onRoll: 3 }]);
    must(moderator, 'roll.revoke', { rollId: codes[0] });
    must(moderator, 'roll.revoke', { rollId: codes[0] });
    expect(grade()).toEqual([{ ballot: 'roll', onRoll: 2 }]);
    must(moderator, 'roll.replace', { rollId: codes[1], newId: codes[0]?.replace(/^./, 'b') });
    expect(grade()).toEqual([{ ballot: 'roll', onRoll: 2 }]);
  });

  it.each(['roll.revoke', 'roll.replace'])('takes back what was voted by a code at its %s', (type) => {
    const { codes, take, vote, votes, does, moderator, newId } = roomOnRoll();
    const voter = take(codes[0]);
    vote(voter);
    const said = does(moderator, type, {
      rollId: codes[0],
      ...(type === 'roll.replace' && { newId: newId() }),
    });
    expect([said.code, said.closes, votes()]).toEqual(['ok', [voter.id], 0]);
    expect(vote(voter).code).toBe('IDENTITY_REQUIRED');
    expect(does(SYSTEM, 'roll.take', { rollId: codes[0], ownId: voter.id, spareId: newId() }).code).toBe(
      'NOT_FOUND',
    );
  });

  it('lets the holder of a replaced code vote again, once, with the new one', () => {
    const { codes, take, vote, votes, must, moderator, newId } = roomOnRoll();
    const voter = take(codes[0]);
    vote(voter);
    const next = newId();
    must(moderator, 'roll.replace', { rollId: codes[0], newId: next });
    expect(take(next, voter.id)).toEqual(voter);
    expect([vote(voter).code, votes()]).toEqual(['ok', 1]);
  });

  it('forgets who an entry was for when its voter is erased, and still counts one', () => {
    const { newId, must, moderator, organiser, take, entry, room } = roomOnRoll(1);
    const rollId = newId();
    must(moderator, 'roll.make', { entries: [{ rollId, label: 'Efua Addo', affiliation: 'A ministry' }] });
    must(organiser, 'participant.erase', { participantId: take(rollId).id });
    expect(entry(rollId)).toMatchObject({ label: null, affiliation: null, revoked: false });
    expect(room.session.onRoll).toBe(2);
  });

  it('is not set while votes stand that it would not have taken', () => {
    const opened = openRoom();
    const { published, ama, ben, does, must, moderator } = opened;
    const questionId = published(ama);
    must(ben, 'question.vote', { questionId, on: true });
    for (const ballot of ['roll', 'room'])
      expect(does(moderator, 'session.rules', { ballot })).toMatchObject({
        code: 'WRONG_STATE',
        details: { rule: 'ballot', value: ballot, voters: 1 },
      });
    must(ben, 'question.vote', { questionId, on: false });
    expect(does(moderator, 'session.rules', { ballot: 'roll' }).code).toBe('ok');
  });
});

describe('a session that only the roll gets into', () => {
  const refused = { code: 'NOT_ALLOWED', details: { needs: 'personalCode' } };

  it('seats nobody without a personal code, and keeps those who were in', () => {
    const { ama, does, newId, codes, take } = roomOnRoll(1, { access: 'roll' });
    const join = { joinKey: 'f'.repeat(32) };
    expect(does({ type: 'visitor', id: newId() }, 'seat.join', join)).toMatchObject(refused);
    expect(does(ama, 'seat.join', join).code).toBe('ok');
    expect(take(codes[0]).id).toBeDefined();
  });

  it('puts out whose code was revoked', () => {
    const { codes, take, does, must, moderator } = roomOnRoll(1, { access: 'roll' });
    const voter = take(codes[0]);
    must(moderator, 'roll.revoke', { rollId: codes[0] });
    expect(does(voter, 'question.submit', { text: 'Still here?' }).code).toBe('NOT_ALLOWED');
  });

  it('has a door that can be locked like any other, for who has not been in yet', () => {
    const { codes, take, does, must, moderator, newId } = roomOnRoll(2, { access: 'roll' });
    const voter = take(codes[0]);
    must(moderator, 'session.switch', { joins: false });
    expect(take(codes[0])).toEqual(voter);
    const other = { rollId: codes[1], ownId: newId(), spareId: newId() };
    expect(does(SYSTEM, 'roll.take', other).code).toBe('SWITCHED_OFF');
  });
});

describe('a ballot in the room', () => {
  it('takes votes of who entered the code of the room, and of hubs', () => {
    const { ama, ben, hub, panellist, published, does, must, mine, tally } = openRoom({
      rules: { ballot: 'room' },
    });
    const questionId = published(panellist);
    const vote = (actor: Actor) => does(actor, 'question.vote', { questionId, on: true });
    expect(vote(ama)).toMatchObject({ code: 'IDENTITY_REQUIRED', details: { needs: 'roomCode' } });
    must(SYSTEM, 'participant.check', { participantId: ama.id });
    expect(mine(ama).profile).toMatchObject({ roomChecked: true });
    expect([vote(ama).code, vote(ben).code, vote(hub).code, tally.of(questionId)]).toEqual([
      'ok',
      'IDENTITY_REQUIRED',
      'ok',
      2,
    ]);
  });
});
