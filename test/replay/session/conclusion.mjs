/** What the session comes to: takeaways by rough consensus, the end, and the report within two weeks. */
const MINUTE = 60;
const DAY = 24 * 3_600;

/** Drafts, shows and checks takeaways, closes the session, and files the report once comments are over. */
export async function concludes(hall, session) {
  await hall.does('session.segment', { segmentId: session.segments[3].id });
  const { rapporteur } = session;
  const as = (type, args) => hall.does(type, args, rapporteur.seat);
  const drafts = (await hall.state()).of('takeaway').sort((one, other) => one.no - other.no);
  await as('note.add', { mark: 'flag', text: 'Two views on who reports, to be checked.' });
  for (const [at, draft] of drafts.entries()) await checked(hall, session, { as, at, draft });
  const end = session.startedAt + 3 * 3_600_000;
  hall.passes(Math.max(0, (end - hall.now) / 1_000));
  await hall.does('session.phase', { phase: 'closed' });
  await owed(hall);
  await writes(hall, session, as);
  hall.passes(8 * DAY);
  for (const { id: takeawayId, status } of (await hall.state()).of('takeaway'))
    if (['agreed', 'contested'].includes(status)) await as('takeaway.final', { takeawayId });
  await as('report.file', {});
}

/** The first is agreed after an objection was taken back, the second contested from three sides, the last one dropped. */
async function checked(hall, session, { as, at, draft }) {
  const takeawayId = draft.id;
  const state = await hall.state();
  const answered = state.of('question').filter(({ status }) => status === 'answered');
  const spoken = state.of('floor').filter(({ status }) => status === 'completed');
  const evidence = [
    ...answered.slice(at, at + 2).map(({ id }) => ({ kind: 'question', id })),
    ...spoken.slice(at, at + 1).map(({ id }) => ({ kind: 'floor', id })),
  ];
  const section = at < 3 ? 'key_issues' : at === 3 ? 'discussion' : 'way_forward';
  const text = `What was concluded on issue ${at + 1}: those responsible report on it within a year.`;
  const { rev } = state.of('takeaway').find(({ id }) => id === takeawayId);
  await as('takeaway.edit', { takeawayId, seen: rev, text, section, evidence });
  if (at === 2) return as('takeaway.drop', { takeawayId });
  await as('takeaway.show', { takeawayId });
  hall.passes(MINUTE);
  await as('takeaway.check', { takeawayId });
  const sides = await objections(hall, session, takeawayId, at);
  hall.passes(2 * MINUTE);
  const settled = sides > 0 ? 'contested' : 'agreed';
  const commentsUntil = hall.now + 7 * DAY * 1_000;
  return as('takeaway.settle', { takeawayId, as: settled, commentsUntil });
}

async function objections(hall, session, takeawayId, at) {
  const people = [...session.people.values()];
  const room = people.find(({ attendance }) => attendance === 'onsite');
  const online = people.find(({ attendance }) => attendance === 'online');
  const text = 'Not as it stands: a year is too short for some of us.';
  if (at === 0) {
    await hall.does('takeaway.object', { takeawayId, text }, room.seat);
    await hall.does('takeaway.retract', { takeawayId }, room.seat);
    return 0;
  }
  if (at !== 1) return 0;
  const seats = [room.seat, online.seat, session.hubs[0].seat];
  for (const seat of seats) await hall.does('takeaway.object', { takeawayId, text }, seat);
  const { objections: made } = (await hall.state()).of('takeaway').find(({ id }) => id === takeawayId);
  for (const { id: objectionId } of made)
    await hall.does('takeaway.admit', { takeawayId, objectionId, on: true });
  return seats.length;
}

/** Answers that were promised in writing: the first is given, by those who moderate, the others stay owed. */
async function owed(hall) {
  const deferred = (await hall.state()).of('question').filter(({ status }) => status === 'deferred');
  const [first] = deferred.sort((one, other) => one.no - other.no);
  if (first)
    await hall.does('question.answer', {
      questionId: first.id,
      text: 'An answer in writing stands here; this is a replay, and nobody gave it.',
      language: 'en',
    });
}

async function writes(hall, session, as) {
  const seen = async () => (await hall.state()).of('report')[0]?.rev ?? 0;
  const text = 'Written for a replay of the session; it says what a rapporteur would say here.';
  for (const section of ['organiser', 'discussion', 'way_forward', 'online'])
    await as('report.edit', { section, text, seen: await seen() });
  for (const { id: personId } of session.panel)
    await as('report.edit', {
      section: 'presentations',
      personId,
      text: 'Spoke in the replay of this session; no words are put into anybody’s mouth.',
      seen: await seen(),
    });
}
