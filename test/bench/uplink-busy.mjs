import { randomUUID } from 'node:crypto';

const PUBLISHED = 40;
const ASK_MS = 10_000;
const VOTE_MS = 100;
const AIR_MS = 90_000;
const FLOOR_MS = 30_000;

/**
 * A busy session as far as it comes from elsewhere: 40 questions at the start and one more every 10 s, 10 votes a second,
 * something on air every 90 s, and the floor moving every 30 s. Nothing of this crosses a measured line upwards.
 */
export async function busySession(room) {
  const { does, tokens } = room;
  const ids = [];
  let no = 0;
  const ask = async () => {
    no += 1;
    const text = `Question ${no}: who decides how the costs of the shared infrastructure are divided, and when?`;
    ids.push((await does('question.submit', { text })).result.questionId);
  };
  await does('session.rules', { questionsPerPerson: 0, questionsPerHub: 0 });
  await does('session.switch', { floor: true });
  await does('session.phase', { phase: 'open' });
  for (let at = 0; at < PUBLISHED; at += 1) await ask();

  const as = (token, type, args) => command(room, token, type, args);
  const votes = new Map(tokens.map((token) => [token, new Set()]));
  let turn = 0;
  const vote = async () => {
    const token = tokens[turn % tokens.length];
    const questionId = ids[(turn++ * 7) % ids.length];
    const held = votes.get(token);
    const on = !held.has(questionId);
    if (on) held.add(questionId);
    else held.delete(questionId);
    await as(token, 'question.vote', { questionId, on });
  };
  let onAir = null;
  const air = async () => {
    const next = ids.shift();
    await does('question.air', { questionIds: [next], expect: onAir });
    onAir = next;
  };
  let speaking = null;
  const moveFloor = async () => {
    const token = tokens[turn % tokens.length];
    const told = { name: `Speaker ${turn}`, affiliation: 'An organisation' };
    await as(token, 'floor.request', told);
    if (speaking) await does('floor.end', { expect: speaking });
    const { result } = await does('floor.call', { expect: null });
    speaking = result.floorId;
    await does('floor.start', { floorId: speaking });
  };

  return {
    /** Begins; the answer ends it and gives what went wrong, which should be nothing. */
    start() {
      const faults = [];
      const every = (ms, act) =>
        setInterval(() => void act().catch((error) => faults.push(String(error))), ms);
      const timers = [
        every(ASK_MS, ask),
        every(VOTE_MS, vote),
        every(AIR_MS, air),
        every(FLOOR_MS, moveFloor),
      ];
      return () => {
        timers.forEach(clearInterval);
        return faults;
      };
    },
  };
}

/** One command by plain request; rejects where it was refused. */
export async function command({ url, session }, token, type, args) {
  const answer = await fetch(`${url}/api/v1/sessions/${session}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: randomUUID(), type, args }),
  });
  const reply = await answer.json();
  if (!reply.ok) throw new Error(`${type}: ${JSON.stringify(reply)}`);
  return reply.result;
}
