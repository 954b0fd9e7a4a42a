import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, PHASES, PRESETS, RANKINGS, type Phase } from '@openfloor/contract';
import { openRoom, type Opened } from '../testing/open-room.js';
import { person } from '../testing/seats.js';
import { table } from '../testing/states.js';
import { startOf } from './presets.js';

/** From the row to the column; `why`: only with a reason, `same`: nothing happens, `no`: `WRONG_STATE`. */
const ROADS = `
           scheduled  lobby  open  break  closed  archived
scheduled  same       ok     ok    no     no      no
lobby      ok         same   ok    no     no      no
open       no         no     same  ok     ok      no
break      no         no     ok    ok     ok      no
closed     no         no     why   no     same    ok
archived   no         no     no    no     no      same
`;

const WAY: Record<Phase, Phase[]> = {
  scheduled: ['scheduled'],
  lobby: [],
  open: ['open'],
  break: ['open', 'break'],
  closed: ['open', 'closed'],
  archived: ['open', 'closed', 'archived'],
};

function roomIn(phase: Phase): Opened {
  const opened = openRoom({ phase: 'lobby' });
  for (const step of WAY[phase]) opened.must(opened.organiser, 'session.phase', { phase: step });
  return opened;
}

describe('the phase of a session', () => {
  it.each(table(ROADS))('$row to $column: $cell', ({ row, column, cell }) => {
    const { organiser, does, room } = roomIn(row as Phase);
    const { rev } = room.clock;
    const { code } = does(organiser, 'session.phase', { phase: column });
    const expected = { ok: 'ok', same: 'ok', why: 'BAD_COMMAND', no: 'WRONG_STATE' }[cell];
    expect(code).toBe(expected);
    expect(room.session.phase).toBe(cell === 'ok' ? column : row);
    expect(room.clock.rev === rev).toBe(cell !== 'ok');
    if (cell === 'why')
      expect(does(organiser, 'session.phase', { phase: column, reason: 'too early' }).code).toBe('ok');
  });

  it('is set by a moderator, but archived by an organiser alone', () => {
    const { moderator, organiser, does } = roomIn('closed');
    expect(does(moderator, 'session.phase', { phase: 'archived' }).code).toBe('NOT_ALLOWED');
    expect(does(organiser, 'session.phase', { phase: 'archived' }).code).toBe('ok');
  });

  it('keeps when the session first opened and when it last closed', () => {
    const { organiser, must, room } = roomIn('open');
    const { openedAt } = room.session;
    must(organiser, 'session.phase', { phase: 'closed' });
    const { closedAt } = room.session;
    expect(closedAt).toBeGreaterThan(openedAt ?? Infinity);
    must(organiser, 'session.phase', { phase: 'open', reason: 'too early' });
    expect(room.session).toMatchObject({ openedAt, closedAt: null });
    must(organiser, 'session.phase', { phase: 'closed' });
    must(organiser, 'session.phase', { phase: 'archived' });
    expect(room.session.closedAt).toBeGreaterThan(closedAt ?? Infinity);
  });

  it('says until when a break is, which can be changed, and forgets it after', () => {
    const { moderator, must, room } = roomIn('open');
    for (const resumesAt of [1_200_000_000_000, 1_200_000_060_000]) {
      must(moderator, 'session.phase', { phase: 'break', resumesAt });
      expect(room.session.resumesAt).toBe(resumesAt);
    }
    must(moderator, 'session.phase', { phase: 'open', resumesAt: 1_200_000_000_000 });
    expect(room.session.resumesAt).toBeNull();
  });

  it.each(PHASES)('%s: asking, voting and joining', (phase) => {
    const opened = openRoom({ phase: 'lobby' });
    const { ama, ben, moderator, organiser, published, must, does, newId } = opened;
    const questionId = published(ama);
    must(moderator, 'question.publish', { questionId: opened.asks(ama) });
    for (const step of WAY[phase]) must(organiser, 'session.phase', { phase: step });
    const isOver = phase === 'closed' || phase === 'archived';
    const codes = [
      does(ben, 'question.submit', { text: 'Why?' }).code,
      does(ben, 'question.vote', { questionId, on: true }).code,
      does({ type: 'visitor', id: newId() }, 'seat.join', { joinKey: 'f'.repeat(32) }).code,
    ];
    expect(codes).toEqual(Array.from({ length: 3 }, () => (isOver ? 'SESSION_CLOSED' : 'ok')));
  });
});

describe('the switches of a session', () => {
  it('move one at a time, and are for moderators of the hall and online', () => {
    const { moderator, online, must, room } = openRoom();
    expect(room.session.switches).toEqual({ questions: true, votes: true, floor: false, joins: true });
    must(online, 'session.switch', { joins: false });
    must(moderator, 'session.switch', { questions: false, floor: true });
    expect(room.session.switches).toEqual({ questions: false, votes: true, floor: true, joins: false });
    must(moderator, 'session.switch', {});
    expect(room.session.switches.joins).toBe(false);
  });

  it('hold in the lobby and in a break as well', () => {
    for (const phase of ['lobby', 'break'] as const) {
      const { ama, moderator, must, does } = roomIn(phase);
      expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('ok');
      must(moderator, 'session.switch', { questions: false });
      expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('SWITCHED_OFF');
    }
  });
});

describe('the rules of a session', () => {
  it('change where they are named and stay where they are not', () => {
    const { moderator, must, room } = openRoom();
    must(moderator, 'session.rules', { review: 'after', questionsPerPerson: 0 });
    expect(room.session.rules).toEqual({ ...DEFAULT_RULES, review: 'after', questionsPerPerson: 0 });
  });

  it.each(RANKINGS)('let a moderator choose any order, and who weighs alike in it: %s', (ranking) => {
    const { moderator, must, room } = openRoom();
    for (const footing of ['people', 'groups'] as const) {
      must(moderator, 'session.rules', { ranking, footing });
      expect(room.session.rules).toEqual({ ...DEFAULT_RULES, ranking, footing });
    }
  });

  it.each(PRESETS)('of the preset %s are whole and offered', (preset) => {
    const { moderator, does } = openRoom();
    expect(does(moderator, 'session.rules', startOf(preset).rules).code).toBe('ok');
  });
});

describe('what a session says of itself', () => {
  it('changes where it is named, and never ends before it starts', () => {
    const { moderator, must, does, room } = openRoom();
    must(moderator, 'session.describe', { title: 'Trust', startsAt: 1_000, topics: ['Spam'] });
    must(moderator, 'session.describe', { endsAt: 2_000 });
    expect(room.session).toMatchObject({ title: 'Trust', startsAt: 1_000, endsAt: 2_000, topics: ['Spam'] });
    for (const change of [{ endsAt: 1_000 }, { endsAt: 999 }, { startsAt: 2_000 }])
      expect(does(moderator, 'session.describe', change).code).toBe('WRONG_STATE');
    must(moderator, 'session.describe', { endsAt: null, startsAt: 3_000 });
    expect(room.session).toMatchObject({ startsAt: 3_000, endsAt: null });
  });

  it('says what is missing before it can run well, and stops nothing for it', () => {
    const { rig, moderator, online, panellist, must, room } = openRoom();
    const missing = () => room.session.readiness;
    expect(missing()).toEqual(['no_start', 'no_rapporteur']);
    must(moderator, 'session.describe', { startsAt: 1_000 });
    person(rig, 'rapporteur', 'Rana');
    expect(missing()).toEqual([]);
    must(moderator, 'person.put', { personId: panellist.id, name: 'Olu', role: 'panellist' });
    expect(missing()).toEqual(['online_moderator_speaks']);
    for (const { id } of [online, panellist]) must(moderator, 'person.leave', { personId: id });
    expect(missing()).toEqual(['no_online_moderator', 'no_panellist']);
    must(moderator, 'person.leave', { personId: moderator.id });
    expect(missing()).toEqual(['no_moderator', 'no_online_moderator', 'no_panellist']);
  });
});

describe('whoever leads', () => {
  it('is somebody of the session who is still there, and seats change with it', () => {
    const { rig, moderator, panellist, must, does, room, newId } = openRoom();
    const other = person(rig, 'panellist', 'Quin');
    const lead = (personId: string | null) => does(moderator, 'session.lead', { personId });
    expect(lead(newId()).code).toBe('NOT_FOUND');
    expect(lead(panellist.id).closes).toEqual([panellist.id]);
    expect(lead(other.id).closes.sort()).toEqual([other.id, panellist.id].sort());
    expect(lead(other.id).closes).toEqual([]);
    expect(lead(null).closes).toEqual([other.id]);
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(lead(panellist.id).code).toBe('WRONG_STATE');
    expect(room.session.leadId).toBeNull();
  });
});

describe('founding a session', () => {
  it('is done once', () => {
    const { room, rig } = openRoom();
    const { id: sessionId, meetingId, meeting, slug, code, title, timeZone } = room.session;
    const args = { sessionId, meetingId, meeting, slug, code, title, timeZone, ownerIds: [], phase: 'lobby' };
    const system = { type: 'system', id: rig.newId() } as const;
    expect(rig.does(system, 'session.create', args).code).toBe('WRONG_STATE');
  });

  it('is sealed with its final figures once it is closed, and not before', () => {
    const { organiser, must, does, ledger } = openRoom();
    const seal = { counts: { asked: 3, answered: 2 }, tallies: 'a'.repeat(64) };
    expect(does(organiser, 'session.seal', seal).code).toBe('WRONG_STATE');
    must(organiser, 'session.phase', { phase: 'closed' });
    must(organiser, 'session.seal', seal);
    expect(ledger.at(-1)).toMatchObject({
      act: 'session.seal',
      about: { kind: 'session' },
      to: JSON.stringify(seal),
    });
  });

  it('has another code, or another meeting, without losing anything else', () => {
    const { organiser, moderator, must, room } = openRoom();
    const before = room.session;
    must(moderator, 'session.code', { code: 'XYZ789' });
    must(organiser, 'session.meeting', { meeting: { name: 'Other', city: '', country: null } });
    expect(room.session).toEqual({
      ...before,
      code: 'XYZ789',
      meeting: { name: 'Other', city: '', country: null },
    });
  });
});
