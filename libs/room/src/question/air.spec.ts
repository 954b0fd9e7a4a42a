import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { shortlist } from '../room.js';

/** A room with six questions that everybody sees, and two ways to air them. */
function withSix() {
  const opened = openRoom();
  const { ama, ben, moderator, does, must, published, room, question } = opened;
  const ids = [ama, ben, ama, ben, ama, ben].map((author) => published(author));
  const air = (questionIds: string[], expected: unknown = room.session.onAirIds) =>
    does(moderator, 'question.air', { questionIds, expect: expected });
  const statuses = () => ids.map((id) => question(id).status);
  const list = (...questionIds: string[]) =>
    questionIds.forEach((questionId) => must(moderator, 'question.shortlist', { questionId }));
  return { ...opened, ids, air, statuses, list, id: (at: number) => ids[at] ?? '' };
}

describe('what is on air', () => {
  it.each([1, 2, 3, 4, 5])('can be %i questions at once, in the order they were named', (count) => {
    const { ids, air, room, question } = withSix();
    const chosen = ids.slice(0, count).reverse();
    expect(air(chosen).code).toBe('ok');
    expect(room.session.onAirIds).toEqual(chosen);
    expect(chosen.map((id) => question(id).status)).toEqual(chosen.map(() => 'on_air'));
  });

  it.each([
    ['none', []],
    ['six', [0, 1, 2, 3, 4, 5]],
    ['the same one twice', [0, 0]],
  ])('is never %s', (_what, places) => {
    const { air, id, room } = withSix();
    expect(air(places.map(id)).code).toBe('BAD_COMMAND');
    expect(room.session.onAirIds).toEqual([]);
  });

  it('is answered orally once something else is aired, unless it is named again', () => {
    const { air, id, question, statuses, room } = withSix();
    air([id(0), id(1)]);
    air([id(1), id(2)]);
    expect(statuses()).toEqual(['answered', 'on_air', 'on_air', 'published', 'published', 'published']);
    expect(question(id(0))).toMatchObject({ how: 'orally', answeredFrom: 'on_air' });
    expect(room.session.onAirIds).toEqual([id(1), id(2)]);
  });

  it('keeps the time at which a question was first named when it is named again', () => {
    const { air, id, question, later } = withSix();
    air([id(0)]);
    const { askedAt } = question(id(0));
    later(60_000);
    air([id(0), id(1)]);
    expect(question(id(0)).askedAt).toBe(askedAt);
    expect(question(id(1)).askedAt).toBeGreaterThan(askedAt ?? 0);
  });

  it('loses the answer of before when it is asked again', () => {
    const { air, id, question, must, moderator, panellist } = withSix();
    const args = { questionId: id(0), how: 'partly', personIds: [panellist.id] };
    must(moderator, 'question.answered', args);
    air([id(0)]);
    expect(question(id(0))).toMatchObject({ status: 'on_air', how: null, answeredAt: null, answeredBy: [] });
  });

  it('is left when a question is answered, declined or taken back', () => {
    const { air, id, must, moderator, room } = withSix();
    air([id(0), id(1), id(2), id(3)]);
    must(moderator, 'question.answered', { questionId: id(0) });
    must(moderator, 'question.decline', { questionId: id(1), reason: 'conduct' });
    must(moderator, 'question.return', { questionId: id(2) });
    expect(room.session.onAirIds).toEqual([id(3)]);
  });

  it('is settled when the session closes', () => {
    const { air, id, must, organiser, room, statuses } = withSix();
    air([id(0), id(1)]);
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(room.session.onAirIds).toEqual([]);
    expect(statuses().slice(0, 2)).toEqual(['answered', 'answered']);
  });
});

describe('airing what somebody else has changed', () => {
  it.each([
    ['nothing', null],
    ['nothing, as a list', []],
    ['another question', [1]],
    ['too many', [0, 1]],
  ])('is refused with what is on air when the moderator saw %s', (_what, saw) => {
    const { air, id, seen, room } = withSix();
    air([id(0)]);
    const said = air([id(2)], saw && saw.map(id));
    expect(said.code).toBe('CONFLICT');
    expect(said.details).toEqual({ onAirIds: [id(0)], questions: [seen(id(0))] });
    expect(room.session.onAirIds).toEqual([id(0)]);
  });

  it('takes one id, or the list in any order, for what is on air', () => {
    const { air, id } = withSix();
    expect(air([id(0)], null).code).toBe('ok');
    expect(air([id(1), id(2)], id(0)).code).toBe('ok');
    expect(air([id(3)], [id(2), id(1)]).code).toBe('ok');
  });

  it('has to say what was seen', () => {
    const { does, moderator, id } = withSix();
    expect(does(moderator, 'question.air', { questionIds: [id(0)] }).code).toBe('BAD_COMMAND');
    expect(does(moderator, 'question.next', {}).code).toBe('BAD_COMMAND');
  });

  it('is judged in the same turn: of two who air on what they saw the second is refused', () => {
    const { turn, moderator, organiser, id, room } = withSix();
    const [first, second] = turn(
      [moderator, 'question.air', { questionIds: [id(0)], expect: null }],
      [organiser, 'question.air', { questionIds: [id(1)], expect: null }],
    );
    expect([first?.code, second?.code]).toEqual(['ok', 'CONFLICT']);
    expect(room.session.onAirIds).toEqual([id(0)]);
  });

  it('is NOT_FOUND before it is a conflict when a question is none', () => {
    const { air, id, newId } = withSix();
    air([id(0)]);
    expect(air([newId()], null).code).toBe('NOT_FOUND');
  });
});

describe('question.next', () => {
  it('carries the shortlist to its end, answering each question by airing the one after', () => {
    const { list, id, does, moderator, room, statuses } = withSix();
    list(id(2), id(0), id(1));
    const next = () => does(moderator, 'question.next', { expect: room.session.onAirIds });
    expect([next(), next(), next()].map(({ result }) => result['questionIds'])).toEqual([
      [id(2)],
      [id(0)],
      [id(1)],
    ]);
    expect(statuses().slice(0, 3)).toEqual(['answered', 'on_air', 'answered']);
  });

  it('does nothing on an empty shortlist, and says so', () => {
    const { air, id, does, moderator, room } = withSix();
    air([id(0)]);
    const { rev } = room.clock;
    expect(does(moderator, 'question.next', { expect: id(0) })).toMatchObject({
      code: 'ok',
      result: { questionIds: [] },
    });
    expect(room.session.onAirIds).toEqual([id(0)]);
    expect(room.clock.rev).toBe(rev);
  });

  it('is refused when something else is on air than was seen', () => {
    const { list, id, does, moderator, air } = withSix();
    list(id(0));
    air([id(1)]);
    expect(does(moderator, 'question.next', { expect: null }).code).toBe('CONFLICT');
  });
});

describe('question.return', () => {
  it('takes a question from the air to the top of the shortlist', () => {
    const { list, air, id, must, moderator, room } = withSix();
    list(id(1), id(2));
    air([id(0)]);
    must(moderator, 'question.return', { questionId: id(0) });
    expect(shortlist(room).map((question) => question.id)).toEqual([id(0), id(1), id(2)]);
  });

  it.each(['answered', 'later'])(
    'gives a question back its place on the shortlist when it was %s from there',
    (how) => {
      const { list, id, must, moderator, room, question } = withSix();
      list(id(0), id(1), id(2));
      const way = how === 'later' ? 'in_writing_later' : 'noted';
      must(moderator, 'question.answered', { questionId: id(1), how: way, dueAt: 1_200_000_000_000 });
      must(moderator, 'question.return', { questionId: id(1) });
      expect(shortlist(room).map((one) => one.id)).toEqual([id(0), id(1), id(2)]);
      expect(question(id(1))).toMatchObject({ how: null, dueAt: null, answeredAt: null, answeredFrom: null });
    },
  );

  it('brings what was answered on air to the top of the shortlist, since only a moderator airs', () => {
    const { list, air, id, must, moderator, online, room } = withSix();
    list(id(1));
    air([id(0)]);
    must(moderator, 'question.answered', { questionId: id(0) });
    must(online, 'question.return', { questionId: id(0) });
    expect(shortlist(room).map((one) => one.id)).toEqual([id(0), id(1)]);
    expect(room.session.onAirIds).toEqual([]);
  });
});
