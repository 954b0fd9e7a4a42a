import type { Evidence, FloorView, QuestionView, StakeholderGroup, TakeawayView } from '@openfloor/contract';
import { isExact, spokeMs, tookMs } from './timeline.js';

/** What a chip of evidence says of a question or a turn on the floor. */
export interface EvidenceFact {
  kind: Evidence['kind'];
  id: string;
  no: number;
  group: StakeholderGroup | null;
  text: string;
  language: string;
  isNow: boolean;
  /** How long it took, ms; null where nobody knows. */
  ms: number | null;
  /** That is so to the second. */
  exact: boolean;
}

interface Seen {
  questions: readonly QuestionView[];
  floors: readonly FloorView[];
  onAirIds: readonly string[];
  now: number;
}

/** Questions that everybody may see have one of these states. */
const PUBLIC: readonly QuestionView['status'][] = [
  'published',
  'shortlisted',
  'on_air',
  'answered',
  'deferred',
  'lapsed',
];
const HEARD: readonly FloorView['status'][] = ['called', 'speaking', 'paused', 'completed'];

function ofQuestion(question: QuestionView, { onAirIds, now }: Seen): EvidenceFact {
  const { id, no, author, text, language } = question;
  const isNow = onAirIds.includes(id);
  const group = author.stakeholderGroup;
  const exact = isExact(question.askedAt);
  return { kind: 'question', id, no, group, text, language, isNow, ms: tookMs(question, isNow, now), exact };
}

function ofFloor(floor: FloorView, { now }: Seen): EvidenceFact {
  const { id, no, stakeholderGroup: group, name, gist, status } = floor;
  const text = [name, gist?.text].filter(Boolean).join(': ');
  const isNow = status === 'speaking' || status === 'called';
  return { kind: 'floor', id, no, group, text, language: '', isNow, ms: spokeMs(floor, now), exact: true };
}

/** What each link of a takeaway leads to; of what cannot be seen any more only the number is left. */
export function chipsOf({ evidence }: Pick<TakeawayView, 'evidence'>, seen: Seen): EvidenceFact[] {
  return evidence.map(({ kind, id, no }) => {
    const question = kind === 'question' ? seen.questions.find((one) => one.id === id) : undefined;
    const floor = kind === 'floor' ? seen.floors.find((one) => one.id === id) : undefined;
    if (question) return ofQuestion(question, seen);
    if (floor) return ofFloor(floor, seen);
    return { kind, id, no, group: null, text: '', language: '', isNow: false, ms: null, exact: false };
  });
}

/** What a takeaway could stand on and does not yet: by number or words, what was taken last first, at most so many. */
export function offeredFor(
  { evidence }: Pick<TakeawayView, 'evidence'>,
  seen: Seen,
  find: string,
  most = 8,
): EvidenceFact[] {
  const linked = new Set(evidence.map(({ id }) => id));
  const word = find.trim().toLowerCase().replace(/^#/, '');
  const fits = ({ no, text }: EvidenceFact): boolean =>
    word === '' || (/^\d+$/.test(word) ? String(no).startsWith(word) : text.toLowerCase().includes(word));
  const facts = [
    ...seen.questions
      .filter(({ id, status }) => PUBLIC.includes(status) && !linked.has(id))
      .map((question) => ({ at: question.askedAt ?? 0, fact: ofQuestion(question, seen) })),
    ...seen.floors
      .filter(({ id, status }) => HEARD.includes(status) && !linked.has(id))
      .map((floor) => ({ at: floor.startedAt ?? floor.calledAt ?? 0, fact: ofFloor(floor, seen) })),
  ];
  return facts
    .filter(({ fact }) => fits(fact))
    .sort((one, other) => other.at - one.at || one.fact.no - other.fact.no)
    .slice(0, most)
    .map(({ fact }) => fact);
}
