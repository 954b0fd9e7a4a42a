import type { Opened } from '../../../../../libs/room/src/testing/open-room.js';
import { openRoom } from '../../../../../libs/room/src/testing/open-room.js';
import { invite, join, person } from '../../../../../libs/room/src/testing/seats.js';

const GROUPS = ['government', 'private_sector', 'civil_society', 'technical_community', 'academia'];
const TEXTS = [
  'Who should pay for spam filtering in countries where bandwidth is scarce and dear?',
  'ما هي آلية المساءلة التي تقترحونها لمزودي الخدمة في الدول النامية؟',
  '审计机构如何获得法律授权？',
  'Comment les petites entreprises peuvent-elles suivre des normes qui changent chaque année ?',
];

/** A session of this size that is closed: questions by as many people, hubs, and so many votes. */
export function largeSession(questions: number, hubs: number, voters: number, votesEach: number): Opened {
  const opened = openRoom({ floor: true, rules: { questionsPerPerson: 0, review: 'after' } });
  const { rig, must, moderator, turn } = opened;
  for (let at = 0; at < hubs; at += 1)
    must(invite(rig, 'hub', { name: `Hub ${at}`, city: 'A city' }), 'hub.checkIn', { headcount: 20 + at });
  for (let at = 0; at < 14; at += 1)
    person(rig, 'panellist', `Panellist ${at}`, { affiliation: 'An institute' });
  const people = Array.from({ length: voters }, (_one, at) =>
    join(rig, { name: `Person ${at}`, stakeholderGroup: GROUPS[at % GROUPS.length] }),
  );
  const ids: string[] = [];
  for (let at = 0; at < questions; at += 1) {
    const by = people[at % people.length];
    if (by)
      ids.push(
        String(
          must(by, 'question.submit', { text: `${TEXTS[at % TEXTS.length]} (${at})`, identity: 'public' })[
            'questionId'
          ],
        ),
      );
  }
  for (const [at, voter] of people.entries())
    turn(
      ...Array.from(
        { length: votesEach },
        (_one, vote) =>
          [voter, 'question.vote', { questionId: ids[(at * 7 + vote * 13) % ids.length], on: true }] as const,
      ),
    );
  for (const questionId of ids.slice(0, 40))
    must(moderator, 'question.answered', { questionId, how: 'orally' });
  must(moderator, 'session.phase', { phase: 'closed' });
  return opened;
}
