/** Plays the session from the doors' opening to the report, three hours by the server's clock. Words are of nobody in particular. */
import { forAll } from './hall.mjs';
import { concludes } from './conclusion.mjs';
import { asksPeople } from './sounding.mjs';

const MINUTE = 60;
/** Some of what is asked is set aside; the reasons in turn. */
const ASIDE = ['off_topic', 'conduct', 'not_a_question', 'unclear'];
const ASIDE_EVERY = 17;
const MERGED_EVERY = 19;

/**
 * Everything of one session, in order. Gives what is needed to compare: the hall, how many came and what was given, as the players
 * know it.
 */
export async function playSession(hall, crowd) {
  const told = { acts: {}, refused: [] };
  const session = await opens(hall, crowd);
  await statements(hall, session, crowd);
  await discussion(hall, session, crowd);
  await concludes(hall, session, crowd);
  return { ...told, session };
}

/** Doors open half an hour early; all come in, hubs count their people, the first questions are asked. */
async function opens(hall, crowd) {
  await hall.does('session.rules', { ranking: 'balanced', footing: 'groups', questionsPerPerson: 10 });
  for (const [title, minutes] of [
    ['Opening', 10],
    ['Panel', 70],
    ['Open floor', 80],
    ['Takeaways', 20],
  ])
    await hall.does('segment.put', { title, minutes });
  await hall.does('session.phase', { phase: 'lobby' });
  const { of } = await hall.state();
  const panel = of('person').filter(({ role }) => role === 'panellist');
  const moderator = of('person').find(({ role }) => role === 'moderator');
  const rapporteur = await hall.invites({ role: 'rapporteur', person: { name: 'A rapporteur' } });
  for (const { id: personId } of [...panel, moderator])
    await hall.does('person.present', { personId, present: true });
  const more = crowd.hubs.slice(of('hub').length);
  const hubs = await forAll(more, (hub, at) => hubSeat(hall, hub, at));
  const people = new Map();
  await forAll(crowd.people, async (person) => {
    const { seat, actor } = await hall.joins(person);
    people.set(person.at, { ...person, seat, id: actor.id });
  });
  hall.passes(30 * MINUTE);
  await hall.does('session.phase', { phase: 'open' });
  const { of: open } = await hall.state();
  const segments = open('segment').sort((one, other) => one.no - other.no);
  return {
    panel,
    moderator,
    rapporteur,
    hubs,
    people,
    segments,
    questions: [],
    next: 0,
    startedAt: hall.now,
  };
}

async function hubSeat(hall, hub, at) {
  const { hubId } = await hall.does('hub.put', {
    name: `Hub ${at + 1}`,
    city: `City ${at + 1}`,
    country: null,
  });
  const { seat } = await hall.invites({ role: 'hub', hubId });
  const headcount = 5 + ((at * 7) % 30);
  await hall.does('hub.checkIn', { headcount }, seat);
  return { ...hub, hubId, seat, headcount };
}

/** The panel speaks, one after the other, while the audience asks and what has come in is reviewed and supported. */
async function statements(hall, session, crowd) {
  const { panel, moderator, segments } = session;
  await hall.does('session.segment', { segmentId: segments[0].id });
  await speaks(hall, { personId: moderator.id, class: 'statement', seconds: 300 }, 280);
  hall.passes(5 * MINUTE);
  await hall.does('session.segment', { segmentId: segments[1].id });
  const part = Math.ceil(crowd.questions.length / (panel.length + 4));
  for (const { id: personId } of panel) {
    await asked(hall, session, crowd, part);
    await speaks(hall, { personId, class: 'statement', seconds: 300 }, 240 + ((session.next * 13) % 60));
    hall.passes(20);
  }
}

async function speaks(hall, given, seconds) {
  const { floorId } = await hall.does('floor.give', given);
  hall.passes(seconds);
  await hall.does('floor.end', { expect: floorId });
  return floorId;
}

/** The next questions come in, are reviewed, and everybody who supports them says so. */
async function asked(hall, session, crowd, count) {
  const { people, hubs, questions } = session;
  const coming = crowd.questions.slice(session.next, session.next + count);
  const fresh = await forAll(coming, async ({ author, text }, at) => {
    const place = session.next + at;
    const person = people.get(author);
    const { questionId, no } = await hall.does(
      'question.submit',
      { text, language: person.language ?? 'en' },
      person.seat,
    );
    return { place, questionId, no, status: 'pending' };
  });
  session.next += count;
  questions.push(...fresh);
  for (const question of fresh) await reviews(hall, question, questions);
  const shown = new Map(fresh.filter(({ status }) => status === 'published').map((one) => [one.place, one]));
  await forAll([...people.values(), ...hubs], async ({ supports, seat }) => {
    for (const place of supports)
      if (shown.has(place))
        await hall.does('question.vote', { questionId: shown.get(place).questionId, on: true }, seat);
  });
}

async function reviews(hall, question, all) {
  const { questionId, place } = question;
  if (place % ASIDE_EVERY === ASIDE_EVERY - 1) {
    question.status = 'declined';
    await hall.does('question.decline', { questionId, reason: ASIDE[place % ASIDE.length] });
    return;
  }
  question.status = 'published';
  await hall.does('question.publish', { questionId });
  const into = all.find(({ status, no }) => status === 'published' && no < question.no);
  if (into && place % MERGED_EVERY === MERGED_EVERY - 2) {
    question.status = 'merged';
    await hall.does('question.merge', { questionId, into: into.questionId });
  }
}

/** The open floor: the first of the order is put before the panel and answered, people speak, and everybody is asked in polls. */
async function discussion(hall, session, crowd) {
  const { panel, segments, hubs } = session;
  await hall.does('session.segment', { segmentId: segments[2].id });
  await hall.does('session.switch', { floor: true });
  const rounds = Math.max(4, Math.min(20, Math.ceil(crowd.questions.length / 5)));
  for (let round = 0; round < rounds; round += 1) {
    await asked(
      hall,
      session,
      crowd,
      round < 4 ? Math.ceil((crowd.questions.length - session.next) / (4 - round)) : 0,
    );
    await answers(hall, session, panel[round % panel.length], round);
    if (round % 3 === 1) await fromTheFloor(hall, session, round);
    if (round % 5 === 2) await hands(hall, session, hubs);
    if (round === 2 || round === 3) await asksPeople(hall, session, round);
    hall.passes(60);
  }
}

async function answers(hall, session, panellist, round) {
  const { order = [] } = (await hall.state()).tallies;
  const question = session.questions.find(({ no }) => no === order[0]);
  if (!question) return;
  const { questionId } = question;
  await hall.does('question.air', { questionIds: [questionId], expect: session.onAir ?? null });
  session.onAir = questionId;
  await speaks(hall, { personId: panellist.id, class: 'answer', questionId }, 100 + ((round * 17) % 50));
  const isOwed = round % 6 === 5;
  await hall.does('question.answered', {
    questionId,
    ...(isOwed
      ? { how: 'in_writing_later', dueAt: hall.now + 7 * 24 * 3_600_000, personIds: [panellist.id] }
      : { how: 'orally', personIds: [panellist.id] }),
  });
  session.onAir = null;
}

/** Somebody in the room, somebody online and a hub ask for the floor; two of them are called. */
async function fromTheFloor(hall, session, round) {
  const people = [...session.people.values()];
  const one = people[(round * 31) % people.length];
  const hub = session.hubs[round % session.hubs.length];
  const named = { name: `Participant ${round}`, affiliation: 'An organisation', country: 'GR' };
  await hall.does('floor.request', { class: 'intervention', ...named }, one.seat);
  await hall.does(
    'floor.request',
    { delivery: 'video', name: `Speaker of hub ${round}`, affiliation: 'A hub' },
    hub.seat,
  );
  for (let turn = 0; turn < 2; turn += 1) {
    const { floorId } = await hall.does('floor.call', { expect: null });
    if (!floorId) return;
    await hall.does('floor.start', { floorId });
    hall.passes(90 + turn * 25);
    await hall.does('floor.end', { expect: floorId });
    await hall.does('floor.record', {
      floorId,
      gist: 'What was said from the floor, in a sentence.',
      language: 'en',
    });
  }
}

async function hands(hall, session, hubs) {
  const question = session.questions.find(({ status, no }) => status === 'published' && no !== 1);
  const { of } = await hall.state();
  const shown = of('question').find(({ id }) => id === question.questionId);
  if (!['published', 'shortlisted', 'on_air'].includes(shown?.status)) return;
  await forAll(hubs, ({ seat, headcount }) =>
    hall.does('hub.count', { questionId: question.questionId, hands: Math.floor(headcount / 2) }, seat),
  );
}
