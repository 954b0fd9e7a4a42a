import { describe, expect, it } from '@jest/globals';
import { CHANNELS, QUESTION_STATUSES, type QuestionStatus, type QuestionView } from '@openfloor/contract';
import { openFloor } from '../testing/floor-states.js';
import { person } from '../testing/seats.js';
import { questionAt } from '../testing/states.js';

const school = { affiliation: 'A school' };

/** A room with a question of ama that everybody sees, and the moderator's offer to let her speak it. */
function withOffer(more: object = {}) {
  const opened = openFloor();
  const { moderator, ama, asks, must, does } = opened;
  const questionId = asks(ama, 'Who audits?', { identity: 'anonymous', ...more });
  must(moderator, 'question.publish', { questionId });
  const offer = (id = questionId) => does(moderator, 'question.voice', { questionId: id });
  const floorId = String(offer().result['floorId']);
  const accept = (told: object = school) => does(ama, 'floor.accept', { floorId, ...told });
  return { ...opened, questionId, floorId, offer, accept };
}

describe('asking an author to speak a question', () => {
  const may: QuestionStatus[] = ['published', 'shortlisted', 'on_air'];
  it.each(QUESTION_STATUSES)('works only while it is before the room: %s', (status) => {
    const opened = openFloor();
    const questionId = questionAt(opened, status);
    const said = opened.does(opened.moderator, 'question.voice', { questionId });
    expect(said.code).toBe(may.includes(status) ? 'ok' : 'WRONG_STATE');
    expect(opened.room.count('floor')).toBe(may.includes(status) ? 1 : 0);
  });

  it('is an offer that stands in no queue, which staff and the author alone see', () => {
    const { ama, moderator, floorId, speech, speechSeen, mine, queue, sees, ledger } = withOffer();
    expect(speech(floorId)).toMatchObject({
      no: 1,
      status: 'offered',
      position: null,
      class: 'intervention',
    });
    expect([speechSeen(floorId), speechSeen(floorId, 'panel')]).toEqual([undefined, undefined]);
    expect(speechSeen(floorId, 'staff')).toMatchObject({ status: 'offered', entered: true });
    expect(mine(ama).floor).toMatchObject([
      { id: floorId, status: 'offered', questionId: speech(floorId).questionId },
    ]);
    expect(mine(moderator).floor).toEqual([]);
    expect(queue()).toEqual([]);
    for (const channel of ['public', 'panel'] as const)
      expect(JSON.stringify(sees(channel))).not.toContain(floorId);
    expect(ledger.at(-1)).toMatchObject({
      act: 'question.voice',
      about: { kind: 'floor', no: 1 },
      to: 'offered',
    });
  });

  it('tells nobody who an anonymous author is', () => {
    const { ama, floorId, speechSeen, sees, room } = withOffer();
    expect(speechSeen(floorId, 'staff')).toMatchObject({
      name: null,
      affiliation: null,
      country: null,
      personId: null,
      accessNeeds: null,
    });
    const told = JSON.stringify(CHANNELS.map((channel) => sees(channel)));
    expect(told).not.toContain(ama.id);
    expect(told).not.toContain('"Ama"');
    expect(room.entry('floor', floorId)?.record.makerId).toBe(ama.id);
  });

  it('is done once at a time, and again once the author said no', () => {
    const { ama, floorId, offer, must, speech } = withOffer();
    expect(offer()).toMatchObject({ code: 'WRONG_STATE', details: { floorId } });
    must(ama, 'floor.withdraw', { floorId });
    const again = offer();
    expect(again).toMatchObject({ code: 'ok', result: { no: 2 } });
    expect([floorId, String(again.result['floorId'])].map((id) => speech(id).status)).toEqual([
      'withdrawn',
      'offered',
    ]);
  });

  it('is not done again while they wait, speak, or are called', () => {
    const { floorId, offer, accept, call, by } = withOffer();
    accept();
    for (const act of ['', 'call', 'start', 'pause']) {
      if (act === 'call') call();
      else if (act !== '') by(act, floorId);
      expect([act, offer().code]).toEqual([act, 'WRONG_STATE']);
    }
    by('end', floorId);
    expect(offer().code).toBe('ok');
  });

  it('is for the moderator, and for a question whose author is here', () => {
    const { online, moderator, panellist, ama, ben, asks, must, does, published, offer, organiser } =
      withOffer();
    const questionId = published(ben);
    expect(does(online, 'question.voice', { questionId }).code).toBe('NOT_ALLOWED');
    expect(does(ama, 'question.voice', { questionId }).code).toBe('NOT_ALLOWED');
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    expect(offer(questionId).code).toBe('WRONG_STATE');
    const byPia = published(panellist);
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(offer(byPia).code).toBe('WRONG_STATE');
    expect(offer(asks(organiser)).code).toBe('WRONG_STATE');
  });

  it('is not there for those who do not see it, whatever became of it', () => {
    const { rig, ben, panellist, ama, moderator, floorId, does, must } = withOffer();
    const technician = person(rig, 'technician', 'Tess');
    const delivery = { delivery: 'video' };
    const more: Record<string, object> = { delivery, requeue: { place: 'last' }, extend: { seconds: 9 } };
    const code = (actor: typeof ama, act: string) =>
      does(actor, `floor.${act}`, { floorId, ...more[act] }).code;
    for (const act of ['withdraw', 'ready', 'accept', 'delivery', 'requeue'])
      for (const actor of [ben, panellist]) expect([act, code(actor, act)]).toEqual([act, 'NOT_FOUND']);
    for (const act of ['start', 'pause', 'resume', 'requeue', 'extend'])
      expect([act, code(technician, act)]).toEqual([act, 'NOT_FOUND']);
    expect(does(technician, 'floor.end', { expect: floorId }).code).toBe('NOT_FOUND');
    const rapporteur = person(rig, 'rapporteur', 'Rui');
    expect(does(rapporteur, 'floor.record', { floorId, gist: 'Heard.' }).code).toBe('NOT_FOUND');
    must(ama, 'floor.withdraw', { floorId });
    expect(code(ben, 'ready')).toBe('NOT_FOUND');
    expect(does(moderator, 'floor.start', { floorId }).code).toBe('WRONG_STATE');
  });
});

describe('taking up the offer', () => {
  it('puts the author into the queue by name, at its end, and the question is theirs to ask', () => {
    const { ben, requests, floorId, questionId, accept, queue, speech, speechSeen, question, call } =
      withOffer();
    const first = requests(ben);
    expect(accept()).toMatchObject({ code: 'ok', result: { floorId, no: 1, position: 2 } });
    expect(queue()).toEqual([first, floorId]);
    expect(speech(floorId)).toMatchObject({ name: 'Ama', ...school, status: 'on_deck', accepted: true });
    expect(question(questionId).asking).toBe('author');
    expect(speechSeen(floorId)).toMatchObject({ position: 2, name: null, questionId: null });
    expect(speechSeen(floorId, 'panel')).toMatchObject({ name: 'Ama', questionId });
    call(floorId, 'agreed');
    expect(speechSeen(floorId)).toMatchObject({ name: 'Ama', questionId });
  });

  it('is not taken up by somebody who was muted since', () => {
    const { moderator, ama, must, accept, speech, floorId } = withOffer();
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    expect(accept()).toMatchObject({ code: 'MUTED' });
    expect(speech(floorId).status).toBe('offered');
  });

  it('needs the identity that the floor asks for, and tells what is missing', () => {
    const { accept, speech, floorId } = withOffer();
    expect(accept({})).toMatchObject({ code: 'IDENTITY_REQUIRED', details: { missing: ['affiliation'] } });
    expect(speech(floorId).status).toBe('offered');
  });

  it('is for the author alone', () => {
    const { ben, moderator, floorId, does } = withOffer();
    expect(does(moderator, 'floor.accept', { floorId, name: 'Mona', ...school }).code).toBe('NOT_ALLOWED');
    expect(does(ben, 'floor.accept', { floorId, name: 'Ben', ...school }).code).toBe('NOT_FOUND');
  });

  it('is refused beside another open request, and done once', () => {
    const { ama, requests, must, accept } = withOffer();
    const floorId = requests(ama);
    expect(accept()).toMatchObject({ code: 'ALREADY_WAITING', details: { floorId } });
    must(ama, 'floor.withdraw', { floorId });
    expect([accept().code, accept().code]).toEqual(['ok', 'WRONG_STATE']);
  });

  it('by a hub counts against its number, and by a person of the programme asks for nothing', () => {
    const { hub, panellist, moderator, published, requests, offer, does, must, speech } = withOffer();
    must(moderator, 'session.rules', { requestsPerHub: 1 });
    const byHub = String(offer(published(hub)).result['floorId']);
    requests(hub);
    expect(does(hub, 'floor.accept', { floorId: byHub }).code).toBe('QUOTA_REACHED');
    must(moderator, 'session.rules', { requestsPerHub: 2 });
    expect(does(hub, 'floor.accept', { floorId: byHub }).code).toBe('ok');
    const byPia = String(offer(published(panellist)).result['floorId']);
    expect(does(panellist, 'floor.accept', { floorId: byPia }).code).toBe('ok');
    expect(speech(byPia)).toMatchObject({ name: 'Pia', personId: panellist.id });
  });

  it('works with a closed list, since the moderator asked', () => {
    const { moderator, must, accept } = withOffer();
    must(moderator, 'session.switch', { floor: false });
    expect(accept().code).toBe('ok');
  });
});

describe('an offer that is left', () => {
  it('is declined by its author, or taken back by the moderator, and was never public', () => {
    for (const act of ['withdraw', 'refuse']) {
      const { ama, by, does, floorId, speech, speechSeen, question, questionId } = withOffer();
      if (act === 'withdraw') does(ama, 'floor.withdraw', { floorId });
      else by('refuse', floorId, { reason: 'time' });
      expect(speech(floorId).status).toBe(act === 'withdraw' ? 'withdrawn' : 'refused');
      expect([speechSeen(floorId), speechSeen(floorId, 'panel')]).toEqual([undefined, undefined]);
      expect(question(questionId).asking).toBe('read_out');
    }
  });

  const ends = ['declined', 'withdrawn', 'merged'] as const;
  it.each(ends.flatMap((end) => [[end, 'offered'] as const, [end, 'waiting'] as const]))(
    'goes with its question, %s while it is %s',
    (end, state) => {
      const opened = withOffer();
      const { ama, ben, moderator, must, published, accept, questionId, floorId, speech, queue } = opened;
      if (state === 'waiting') accept();
      if (end === 'declined') must(moderator, 'question.decline', { questionId, reason: 'time' });
      if (end === 'withdrawn') must(ama, 'question.withdraw', { questionId });
      if (end === 'merged') must(moderator, 'question.merge', { questionId, into: published(ben) });
      expect(speech(floorId)).toMatchObject({ status: 'withdrawn', position: null });
      expect(queue()).toEqual([]);
    },
  );

  it('stays where the question is asked and answered, and who is called is not taken off', () => {
    const { moderator, must, accept, questionId, floorId, speech, call } = withOffer();
    accept();
    must(moderator, 'question.air', { questionIds: [questionId], expect: null });
    must(moderator, 'question.answered', { questionId });
    expect(speech(floorId).status).toBe('on_deck');
    call();
    must(moderator, 'question.return', { questionId });
    must(moderator, 'question.decline', { questionId, reason: 'time' });
    expect(speech(floorId).status).toBe('called');
  });

  it('goes with its author', () => {
    const { ama, moderator, must, floorId, speech } = withOffer();
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    expect(speech(floorId)).toMatchObject({ status: 'refused', reason: 'conduct' });
  });
});

describe('who answers a question', () => {
  const seenBy = (opened: ReturnType<typeof openFloor>, id: string) =>
    CHANNELS.map((channel) => opened.seen(id, channel) as QuestionView);

  it('is said by moderators as a whole list, each once, of people who are known', () => {
    const opened = openFloor();
    const { rig, ama, online, panellist, published, does, newId, must } = opened;
    const quin = person(rig, 'panellist', 'Quin');
    const questionId = published(ama);
    const assign = (personIds: string[]) => does(online, 'question.assign', { questionId, personIds }).code;
    expect(assign([quin.id, panellist.id, quin.id])).toBe('ok');
    expect(opened.question(questionId).assignedTo).toEqual([quin.id, panellist.id]);
    expect(assign([newId()])).toBe('NOT_FOUND');
    expect(assign([ama.id])).toBe('NOT_FOUND');
    const [everybody, panel, staff] = seenBy(opened, questionId);
    expect(everybody).not.toHaveProperty('assignedTo');
    expect([panel?.assignedTo, staff?.assignedTo]).toEqual(Array(2).fill([quin.id, panellist.id]));
    must(online, 'question.assign', { questionId, personIds: [] });
    expect(opened.question(questionId).assignedTo).toEqual([]);
    expect(does(panellist, 'question.assign', { questionId, personIds: [] }).code).toBe('NOT_ALLOWED');
  });

  it('is said by each of the panel for themselves, last word counting', () => {
    const opened = openFloor();
    const { rig, ama, panellist, published, must } = opened;
    const quin = person(rig, 'panellist', 'Quin');
    const questionId = published(ama);
    const claim = (actor: typeof ama, stance: string) =>
      must(actor, 'question.claim', { questionId, stance });
    claim(panellist, 'take');
    claim(quin, 'add');
    claim(panellist, 'pass');
    const claims = [
      { personId: quin.id, stance: 'add' },
      { personId: panellist.id, stance: 'pass' },
    ];
    const [everybody, panel, staff] = seenBy(opened, questionId);
    expect(everybody).not.toHaveProperty('claims');
    expect([panel?.claims, staff?.claims]).toMatchObject([claims, claims]);
    expect(opened.question(questionId).claims.every(({ at }) => at % 60_000 === 0)).toBe(true);
    claim(quin, 'none');
    expect(opened.question(questionId).claims).toMatchObject([claims[1]]);
  });

  it('is said of what everybody sees, by people of the panel and nobody else', () => {
    const { rig, ama, online, hub, panellist, asks, published, does, must, moderator } = openFloor();
    const claim = (actor: typeof ama, questionId: string) =>
      does(actor, 'question.claim', { questionId, stance: 'take' }).code;
    expect(claim(panellist, asks(ama))).toBe('NOT_FOUND');
    expect(claim(panellist, asks(panellist))).toBe('NOT_FOUND');
    const shown = published(ama);
    for (const actor of [ama, hub, online, moderator, person(rig, 'rapporteur', 'Rui')])
      expect(claim(actor, shown)).toBe('NOT_ALLOWED');
    must(moderator, 'session.lead', { personId: panellist.id });
    expect(claim(panellist, shown)).toBe('ok');
  });

  it('is still said after the close, and no more in the archive', () => {
    const { ama, organiser, moderator, panellist, published, must, does } = openFloor();
    const questionId = published(ama);
    const both = () => [
      does(panellist, 'question.claim', { questionId, stance: 'take' }).code,
      does(moderator, 'question.assign', { questionId, personIds: [panellist.id] }).code,
    ];
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(both()).toEqual(['ok', 'ok']);
    must(organiser, 'session.phase', { phase: 'archived' });
    expect(both()).toEqual(['SESSION_CLOSED', 'SESSION_CLOSED']);
  });
});
