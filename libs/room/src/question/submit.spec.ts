import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { invite, join, person } from '../testing/seats.js';

const text = 'Who audits the auditors?';

describe('asking', () => {
  it('gives a receipt: a number that never changes and what becomes of the question first', () => {
    const { ama, ben, must } = openRoom();
    expect(must(ama, 'question.submit', { text })).toMatchObject({ no: 1, status: 'pending' });
    expect(must(ben, 'question.submit', { text })).toMatchObject({ no: 2, status: 'pending' });
  });

  it.each([
    ['before', 'ama', 'pending'],
    ['before', 'panellist', 'pending'],
    ['before', 'hub', 'pending'],
    ['before', 'moderator', 'published'],
    ['before', 'online', 'published'],
    ['after', 'ama', 'published'],
    ['after', 'hub', 'published'],
  ] as const)('with review %s, %s asks and it is %s', (review, who, status) => {
    const opened = openRoom({ rules: { review } });
    const { result } = opened.does(opened[who], 'question.submit', { text });
    expect(result['status']).toBe(status);
    const shown = opened.seen(String(result['questionId']), 'public');
    expect(shown?.status).toBe(status === 'pending' ? undefined : 'published');
    if (shown) expect(shown.publishedAt).toBe(shown.submittedAt);
  });

  it('goes by the powers of whoever leads, a panellist included', () => {
    const { rig, panellist, moderator, must, does } = openRoom({ rules: { questionsPerPerson: 1 } });
    must(moderator, 'session.lead', { personId: panellist.id });
    must(moderator, 'session.switch', { questions: false });
    expect(does(panellist, 'question.submit', { text }).result['status']).toBe('published');
    expect(does(panellist, 'question.submit', { text, spoken: true }).result['status']).toBe('on_air');
    expect(does(person(rig, 'panellist', 'Quin'), 'question.submit', { text }).code).toBe('SWITCHED_OFF');
  });

  it('is refused where questions are switched off, to who is muted, and never to staff', () => {
    const { ama, ben, moderator, must, does } = openRoom();
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    expect(does(ama, 'question.submit', { text }).code).toBe('MUTED');
    must(moderator, 'session.switch', { questions: false });
    expect(does(ben, 'question.submit', { text }).code).toBe('SWITCHED_OFF');
    expect(does(moderator, 'question.submit', { text }).code).toBe('ok');
  });

  it('names only people and questions that are known', () => {
    const { ama, panellist, asks, published, does, newId } = openRoom();
    const waiting = asks(ama);
    const shown = published(ama);
    const submit = (more: object) => does(ama, 'question.submit', { text, ...more }).code;
    expect(submit({ addressedTo: [panellist.id] })).toBe('ok');
    expect(submit({ addressedTo: [newId()] })).toBe('NOT_FOUND');
    expect(submit({ followUpTo: shown })).toBe('ok');
    expect(submit({ followUpTo: waiting })).toBe('NOT_FOUND');
    expect(submit({ followUpTo: newId() })).toBe('NOT_FOUND');
  });

  it('says how late a kept command was sent, to staff alone', () => {
    const { rig, ama, seen, moderator, must } = openRoom();
    const ask = (ago: number) => {
      const said = rig.does(ama, 'question.submit', { text }, rig.now + 1_000 - ago);
      return String(said.result['questionId']);
    };
    const [soon, late] = [ask(30_000), ask(95_400)];
    must(moderator, 'question.publish', { questionId: late });
    expect([soon, late].map((id) => seen(id)?.lateBySeconds)).toEqual([null, 95]);
    expect(seen(late, 'panel')).not.toHaveProperty('lateBySeconds');
  });
});

describe('the length of a question', () => {
  const max = 20;
  it.each([
    ['letters', 'x'],
    ['emoji, which are two units each', '😀'],
    ['letters of Arabic', 'م'],
  ])('is counted in characters as people count them: %s', (_what, one) => {
    const { ama, does } = openRoom({ rules: { questionMaxChars: max } });
    expect(does(ama, 'question.submit', { text: one.repeat(max) }).code).toBe('ok');
    const over = does(ama, 'question.submit', { text: one.repeat(max + 1) });
    expect(over).toMatchObject({ code: 'TOO_LONG', details: { max, length: max + 1 } });
  });

  it('is that of the session for staff too, and for every change of the text', () => {
    const { moderator, ama, asks, does, seen } = openRoom({ rules: { questionMaxChars: max } });
    const questionId = asks(ama, 'short');
    const long = 'x'.repeat(max + 1);
    expect(does(moderator, 'question.submit', { text: long }).code).toBe('TOO_LONG');
    const args = { questionId, text: long, seen: seen(questionId)?.rev };
    expect(does(moderator, 'question.edit', args).code).toBe('TOO_LONG');
  });
});

describe('quotas', () => {
  it.each([
    ['participant', { questionsPerPerson: 2 }],
    ['panellist', { questionsPerPerson: 2 }],
    ['hub', { questionsPerHub: 2 }],
  ] as const)('bound what a %s asks, and the corner says how many are left', (who, rules) => {
    const { ama, panellist, hub, does, mine } = openRoom({ rules });
    const actor = { participant: ama, panellist, hub }[who];
    const left = () => mine(actor).left;
    expect(left()).toBe(2);
    const codes = [1, 2, 3].map(() => does(actor, 'question.submit', { text }).code);
    expect(codes).toEqual(['ok', 'ok', 'QUOTA_REACHED']);
    expect(left()).toBe(0);
  });

  it('are none where the rule says 0', () => {
    const { ama, hub, does, mine } = openRoom({ rules: { questionsPerPerson: 0, questionsPerHub: 0 } });
    for (const actor of [ama, hub]) {
      for (let asked = 0; asked < 30; asked += 1)
        expect(does(actor, 'question.submit', { text }).code).toBe('ok');
      expect(mine(actor).left).toBeNull();
    }
  });

  it('never bound staff or the rapporteur', () => {
    const { rig, moderator, online, organiser, does, mine } = openRoom({ rules: { questionsPerPerson: 1 } });
    for (const actor of [moderator, online, organiser, person(rig, 'rapporteur', 'Rana')]) {
      expect([1, 2].map(() => does(actor, 'question.submit', { text }).code)).toEqual(['ok', 'ok']);
      expect(mine(actor).left).toBeNull();
    }
  });

  it('do not count what was withdrawn or declined, and count it again when it comes back', () => {
    const { ama, moderator, asks, does, must } = openRoom({ rules: { questionsPerPerson: 1 } });
    const first = asks(ama);
    must(ama, 'question.withdraw', { questionId: first });
    const second = asks(ama);
    must(moderator, 'question.decline', { questionId: second, reason: 'unclear' });
    const third = asks(ama);
    expect(does(ama, 'question.submit', { text }).code).toBe('QUOTA_REACHED');
    must(ama, 'question.withdraw', { questionId: third });
    must(moderator, 'question.publish', { questionId: second });
    expect(does(ama, 'question.submit', { text }).code).toBe('QUOTA_REACHED');
  });

  it('hold within one turn', () => {
    const { ama, turn } = openRoom({ rules: { questionsPerPerson: 1 } });
    const ask = [ama, 'question.submit', { text }] as const;
    expect(turn(ask, ask).map(({ code }) => code)).toEqual(['ok', 'QUOTA_REACHED']);
  });

  it('go by each of the people behind a relay, beside those of the hub itself', () => {
    const { hub, does, mine } = openRoom({ rules: { questionsPerPerson: 1, questionsPerHub: 1 } });
    const ask = (localAuthor?: string) => does(hub, 'question.submit', { text, localAuthor }).code;
    expect(['p1', 'p1', 'p2', undefined, undefined].map(ask)).toEqual([
      'ok',
      'QUOTA_REACHED',
      'ok',
      'ok',
      'QUOTA_REACHED',
    ]);
    expect(mine(hub)).toMatchObject({
      left: 0,
      questions: [{ localAuthor: 'p1' }, { localAuthor: 'p2' }, {}],
    });
  });

  it('cannot be had again by naming a local author without being a hub', () => {
    const { ama, moderator, does } = openRoom({ rules: { questionsPerPerson: 1 } });
    for (const actor of [ama, moderator])
      expect(does(actor, 'question.submit', { text, localAuthor: 'p1' }).code).toBe('NOT_ALLOWED');
  });
});

describe('what was said aloud', () => {
  const spoken = { text, spoken: true, onBehalfOf: { name: 'Sam', affiliation: 'A ministry' } };

  it('is on air at once when staff note it, beside what is there, and credited to who said it', () => {
    const { ama, moderator, online, published, must, room, seen } = openRoom({
      rules: { questionsPerPerson: 1 },
    });
    const shown = published(ama);
    must(moderator, 'question.air', { questionIds: [shown], expect: null });
    const id = String(must(online, 'question.submit', spoken)['questionId']);
    expect(room.session.onAirIds).toEqual([shown, id]);
    const view = seen(id, 'public');
    expect(view).toMatchObject({
      status: 'on_air',
      spoken: true,
      author: { identity: 'public', name: 'Sam' },
    });
    expect((view?.askedAt ?? 1) % 60_000).toBe(0);
  });

  it('is refused where five are on air already, and nothing of it is kept', () => {
    const { moderator, does, room } = openRoom();
    const codes = Array.from({ length: 6 }, () => does(moderator, 'question.submit', spoken).code);
    expect(codes.at(-1)).toBe('WRONG_STATE');
    expect(room.session.onAirIds).toHaveLength(5);
    expect(room.count('question')).toBe(5);
  });

  it('is noted by staff alone', () => {
    const { rig, ama, panellist, hub, does } = openRoom();
    for (const actor of [ama, panellist, hub, person(rig, 'rapporteur', 'Rana')])
      expect(does(actor, 'question.submit', { text, spoken: true }).code).toBe('NOT_ALLOWED');
  });

  it('may be asked for somebody by staff, rapporteurs and hubs, not by others', () => {
    const { rig, ama, panellist, hub, moderator, does } = openRoom();
    const { spoken: _spoken, ...onBehalf } = spoken;
    const rapporteur = person(rig, 'rapporteur', 'Rana');
    const codes = [moderator, rapporteur, hub, ama, panellist].map(
      (by) => does(by, 'question.submit', onBehalf).code,
    );
    expect(codes).toEqual(['ok', 'ok', 'ok', 'NOT_ALLOWED', 'NOT_ALLOWED']);
  });
});

describe('where somebody asks from', () => {
  it('is told with the question', () => {
    const { rig, seen, asks, online, hub } = openRoom();
    const hubId = hub.id;
    const [onsite, remote, there] = [
      join(rig, { attendance: 'onsite' }),
      join(rig, { attendance: 'online' }),
      join(rig, { attendance: 'online', hubCode: '1' }),
    ].map((actor) => seen(asks(actor)));
    expect(onsite).toMatchObject({ attendance: 'onsite', hubId: null });
    expect(remote).toMatchObject({ attendance: 'online', hubId: null });
    expect(there).toMatchObject({ attendance: 'hub', hubId });
    expect(seen(asks(hub))).toMatchObject({ attendance: 'hub', hubId });
    expect(seen(asks(online))).toMatchObject({ attendance: 'online' });
    expect(seen(asks(invite(rig, 'hub', { name: 'Accra' })))).not.toMatchObject({ hubId });
  });
});
