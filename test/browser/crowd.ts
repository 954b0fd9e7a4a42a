import type { StakeholderGroup } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import type { TestServer } from '../harness/server.js';
import { command } from '../harness/raw.js';

/** What people ask in the pictures; these are nobody's words. */
const ASKED: [StakeholderGroup, 'onsite' | 'online', string, number][] = [
  [
    'civil_society',
    'online',
    'How can national response teams share incident data across borders, but not personal data?',
    31,
  ],
  [
    'technical_community',
    'onsite',
    'Who should pay for spam filtering: the sending or the receiving network?',
    26,
  ],
  ['academia', 'online', 'Can phishing be fought without weakening anonymity online?', 22],
  ['government', 'onsite', 'Could one treaty serve countries with very different legal systems?', 17],
  ['private_sector', 'onsite', 'Do hotlines between operators work faster than mutual legal assistance?', 14],
  ['civil_society', 'online', 'What protects a researcher who reports a flaw in good faith?', 12],
  [
    'technical_community',
    'online',
    'How are response teams in small states funded after donor projects end?',
    9,
  ],
  ['government', 'onsite', 'Can a model law help states that have no data protection authority?', 8],
  [
    'intergovernmental_organisation',
    'online',
    'Which figures on cybercrime can be compared between countries?',
    6,
  ],
  ['press_media', 'onsite', 'When should the public be told of an attack that is still going on?', 5],
  ['private_sector', 'online', 'Should blocking a source of spam at network level need a court order?', 4],
  ['civil_society', 'onsite', 'ما الضمانات القضائية عند تبادل البيانات عبر الحدود؟', 4],
  ['academia', 'online', 'Comment former les juges aux preuves numériques ?', 3],
  ['civil_society', 'online', 'Where can users report a phishing site that is hosted abroad?', 2],
  ['government', 'online', 'When will new top-level domains be opened to applicants?', 0],
];

/** Fills the session of the first start: people ask and support, and one link's seat does a moderator's work. */
export async function fillSession(
  server: TestServer,
): Promise<{ sessionId: string; code: string; moderator: string; author: string }> {
  const { audience, moderator } = server.links();
  const code = audience.split('/').at(-1) ?? '';
  const token = moderator.split('#')[1];
  const accepted = await api<{ sessionId: string; seat: string }>(server, 'POST', '/invitations/accept', {
    body: { token },
  });
  const { sessionId, seat } = accepted.body;
  const does = async (who: string, type: string, args: unknown) => {
    const { body } = await api<{ ok: boolean; result: { questionId: string } }>(
      server,
      'POST',
      `/sessions/${sessionId}/commands`,
      { token: who, body: command(type, args) },
    );
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result;
  };
  await does(seat, 'session.phase', { phase: 'open' });
  const crowd: string[] = [];
  for (let at = 0; at < 34; at += 1)
    crowd.push((await joinedAs(server, code, { attendance: at % 2 ? 'onsite' : 'online' })).seat);
  const ids: string[] = [];
  let author = '';
  for (const [stakeholderGroup, attendance, text] of ASKED) {
    author = (await joinedAs(server, code, { attendance, stakeholderGroup })).seat;
    const language = /[\u0600-\u06FF]/.test(text) ? 'ar' : text.startsWith('Comment') ? 'fr' : 'en';
    ids.push((await does(author, 'question.submit', { text, language })).questionId);
  }
  const publish = ids.slice(0, 12);
  for (const questionId of publish) await does(seat, 'question.publish', { questionId });
  await Promise.all(
    publish.flatMap((questionId, at) =>
      crowd
        .slice(0, ASKED[at]?.[3] ?? 0)
        .map((voter) => does(voter, 'question.vote', { questionId, on: true })),
    ),
  );
  await does(seat, 'question.air', { questionIds: [ids[5]], expect: null });
  await does(seat, 'question.answered', { questionId: ids[5], how: 'orally' });
  await does(seat, 'question.decline', {
    questionId: ids[14],
    reason: 'off_topic',
    note: 'This session is on security. Please ask it in another session.',
  });
  for (const at of [1, 3, 11]) await does(seat, 'question.shortlist', { questionId: ids[at] });
  await does(seat, 'question.air', { questionIds: [ids[0]], expect: null });
  return { sessionId, code, moderator: seat, author };
}

/** A question that somebody else asked and a moderator published, in the session of the first start. */
export async function publishedQuestion(server: TestServer, text: string): Promise<void> {
  const { audience, moderator } = server.links();
  const author = await joinedAs(server, audience.split('/').at(-1) ?? '');
  const link = { body: { token: moderator.split('#')[1] } };
  const { body: staff } = await api<{ seat: string }>(server, 'POST', '/invitations/accept', link);
  const path = `/sessions/${author.sessionId}/commands`;
  const asked = { token: author.seat, body: command('question.submit', { text }) };
  const { body } = await api<{ result: { questionId: string } }>(server, 'POST', path, asked);
  const published = await api<{ ok: boolean }>(server, 'POST', path, {
    token: staff.seat,
    body: command('question.publish', { questionId: body.result.questionId }),
  });
  if (!published.body.ok) throw new Error(`not published: ${JSON.stringify(published)}`);
}
