import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { join } from '../testing/seats.js';

const joinKey = 'f'.repeat(32);

describe('joining', () => {
  it('gives the same participant to who was here, even with the door locked', () => {
    const { ama, online, must, does, room, newId } = openRoom();
    must(online, 'session.switch', { joins: false });
    expect(does({ type: 'visitor', id: ama.id }, 'seat.join', { joinKey }).result).toEqual({
      participantId: ama.id,
    });
    expect(does({ type: 'visitor', id: newId() }, 'seat.join', { joinKey }).code).toBe('SWITCHED_OFF');
    expect(room.count('participant')).toBe(3);
  });

  it('again with the same words writes nothing', () => {
    const { ama, does, room } = openRoom();
    const { rev } = room.clock;
    does(ama, 'seat.join', { joinKey, name: 'Ama' });
    expect(room.clock.rev).toBe(rev);
    does(ama, 'seat.join', { joinKey, name: 'Akua' });
    expect(room.entry('participant', ama.id)?.record.name).toBe('Akua');
  });

  it('is no longer for who was removed or erased', () => {
    const { ama, ben, organiser, must, does } = openRoom();
    must(organiser, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    must(organiser, 'participant.erase', { participantId: ben.id });
    for (const { id } of [ama, ben])
      expect(does({ type: 'visitor', id }, 'seat.join', { joinKey }).code).toBe('REMOVED');
  });

  it('at a hub is by its number, and only at one that is known', () => {
    const { rig, hub, room, does, newId } = openRoom();
    expect(room.entry('participant', join(rig, { hubCode: ' 1 ' }).id)?.record).toMatchObject({
      hubId: hub.id,
      attendance: 'hub',
    });
    expect(does({ type: 'visitor', id: newId() }, 'seat.join', { joinKey, hubCode: '9' }).code).toBe(
      'NOT_FOUND',
    );
  });

  it.each([null, {}, 7, 'short', 'f'.repeat(65), 'spaces in between it all  '])(
    'is refused with the key %j',
    (key) => {
      const { does, newId } = openRoom();
      expect(does({ type: 'visitor', id: newId() }, 'seat.join', { joinKey: key }).code).toBe('BAD_COMMAND');
    },
  );

  it('gives each a name for staff that nothing else goes by', () => {
    const { room } = openRoom();
    const people = room.list('participant');
    expect(new Set(people.flatMap(({ id, pseudonym }) => [id, pseudonym])).size).toBe(2 * people.length);
  });
});

describe('saying who one is', () => {
  it('changes what is named, and tells it to nobody but oneself', () => {
    const { ama, must, mine, sees } = openRoom();
    must(ama, 'participant.identify', { affiliation: 'A ministry', accessNeeds: 'Captions' });
    must(ama, 'participant.identify', { name: 'Akua' });
    expect(mine(ama).profile).toMatchObject({
      name: 'Akua',
      affiliation: 'A ministry',
      accessNeeds: 'Captions',
    });
    expect(JSON.stringify(sees('staff'))).not.toMatch(/Akua|Captions/);
  });

  it('fixes the group at the first vote, however that vote was taken back', () => {
    const { rig, ama, published, must, does } = openRoom();
    const voter = join(rig, { stakeholderGroup: 'academia' });
    const identify = (stakeholderGroup: string) =>
      does(voter, 'participant.identify', { stakeholderGroup }).code;
    expect(identify('government')).toBe('ok');
    const questionId = published(ama);
    for (const on of [true, false]) must(voter, 'question.vote', { questionId, on });
    expect(identify('government')).toBe('ok');
    expect(identify('academia')).toBe('WRONG_STATE');
    expect(does(voter, 'participant.identify', { name: 'Kofi' }).code).toBe('ok');
    expect(does(voter, 'seat.join', { joinKey, stakeholderGroup: 'academia' }).code).toBe('WRONG_STATE');
  });

  it('fixes the group within the turn of the vote', () => {
    const { rig, ama, published, turn } = openRoom();
    const voter = join(rig, { stakeholderGroup: 'academia' });
    const said = turn(
      [voter, 'question.vote', { questionId: published(ama), on: true }],
      [voter, 'participant.identify', { stakeholderGroup: 'government' }],
    );
    expect(said.map(({ code }) => code)).toEqual(['ok', 'WRONG_STATE']);
  });
});

describe('muting and removing', () => {
  it('mutes until it is taken back, and the corner says so', () => {
    const { ama, moderator, must, mine, does } = openRoom();
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    expect(mine(ama).profile?.muted).toBe(true);
    expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('MUTED');
    must(moderator, 'participant.unmute', { participantId: ama.id });
    expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('ok');
  });

  it.each(['mute', 'remove'])('is NOT_FOUND for nobody, and needs a reason: %s', (how) => {
    const { ama, moderator, does, newId } = openRoom();
    const type = `participant.${how}`;
    expect(does(moderator, type, { participantId: newId(), reason: 'conduct' }).code).toBe('NOT_FOUND');
    expect(does(moderator, type, { participantId: ama.id }).code).toBe('BAD_COMMAND');
  });

  it('closes the seats of who is removed and keeps their questions, unless told otherwise', () => {
    const { ama, ben, moderator, published, must, does, question } = openRoom();
    const [first, second] = [published(ama), published(ben)];
    const said = does(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    expect(said.closes).toEqual([ama.id]);
    expect(question(first).status).toBe('published');
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct', questions: 'decline' });
    expect(question(second)).toMatchObject({ status: 'declined', reason: 'conduct' });
  });

  it('takes what is on air from the air with the rest of what its author asked', () => {
    const { ama, ben, moderator, published, asks, must, room, question } = openRoom();
    const [first, other, answered] = [published(ama), published(ben), published(ama)];
    const waiting = asks(ama);
    must(moderator, 'question.answered', { questionId: answered });
    must(moderator, 'question.air', { questionIds: [first, other], expect: null });
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct', questions: 'decline' });
    expect(room.session.onAirIds).toEqual([other]);
    expect([first, waiting, answered].map((id) => question(id).status)).toEqual([
      'declined',
      'declined',
      'answered',
    ]);
  });
});

describe('erasing', () => {
  it('blanks what is known of a person everywhere, keeps ids, numbers and texts that everybody read, and takes votes back', () => {
    const { rig, organiser, moderator, ben, asks, published, must, does, seen, room, tally } = openRoom();
    const secret = { name: 'Abena', affiliation: 'Embassy', country: 'TG', accessNeeds: 'Captions' };
    const { accessNeeds, ...told } = secret;
    const author = join(rig, { ...told, stakeholderGroup: 'government' });
    must(author, 'participant.identify', { accessNeeds });
    const questionId = asks(author, 'Why?', { identity: 'public' });
    const shown = published(ben);
    must(author, 'question.vote', { questionId: shown, on: true });
    must(moderator, 'question.publish', { questionId });
    must(moderator, 'participant.mute', { participantId: author.id, reason: 'conduct' });
    const said = does(organiser, 'participant.erase', { participantId: author.id });
    expect(said).toMatchObject({ code: 'ok', erases: author.id, closes: [author.id] });
    const kept = (['question', 'participant', 'act'] as const).flatMap((kind) => room.list(kind));
    expect(JSON.stringify(kept)).not.toMatch(/Abena|Embassy|TG|Captions/);
    expect(seen(questionId, 'public')).toMatchObject({
      no: 1,
      text: 'Why?',
      author: { identity: 'anonymous' },
    });
    expect(seen(questionId, 'public')?.author.stakeholderGroup).toBe('government');
    expect(tally.of(shown)).toBe(0);
  });

  it('does not give back the votes of somebody who was removed', () => {
    const { ama, ben, organiser, published, must, tally } = openRoom();
    const questionId = published(ama);
    must(ben, 'question.vote', { questionId, on: true });
    must(organiser, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    must(organiser, 'participant.erase', { participantId: ben.id });
    expect(tally.of(questionId)).toBe(0);
  });

  it('leaves no act to undo that names the person', () => {
    const { ama, moderator, organiser, asks, does, must } = openRoom();
    const { id } = does(moderator, 'question.publish', { questionId: asks(ama) });
    must(organiser, 'participant.erase', { participantId: ama.id });
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('WRONG_STATE');
  });
});
