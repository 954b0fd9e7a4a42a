/** Who comes to the session, what they ask and what they support: the votes of the Athens session, as words of nobody in particular. */
import { STAKEHOLDER_GROUPS } from '../../../dist/node/libs/contract/src/index.js';
import { athensSession } from '../../../dist/node/libs/room/src/ranking/testing/athens.js';
import { seeded } from '../../../dist/node/libs/room/src/ranking/testing/chance.js';

const REGIONS = ['african', 'asia_pacific', 'eastern_european', 'grulac', 'weog'];
const LANGUAGES = ['en', 'en', 'en', 'fr', 'es', 'ar', 'ru', 'zh'];
/** What a question is about, after the focus issues of the programme. */
const THEMES = [
  'security that people can use',
  'privacy while crime is investigated',
  'control of personal data',
  'training for judges and police',
  'the duties of providers',
  'small states with small budgets',
  'reporting of incidents across borders',
  'the part of end users',
];
const ASKED = [
  'Who pays for',
  'What works today for',
  'Which body should look after',
  'How is progress measured on',
  'What has failed so far in',
  'What can be done within a year for',
  'Who is left out of',
  'What should this forum say about',
  'Which law stands in the way of',
  'What do others do about',
  'Who answers for',
  'What is the first step towards',
];
/** A crowd of the size of Athens; smaller ones are the first of it, with everybody who asks. */
const WHOLE = 1_300;

/**
 * The people of the audience, the hubs and the questions, the same for the same seed. `share` from 0 to 1 takes so much of it; `supports`
 * of a person or hub holds places of questions.
 */
export function crowdOf(seed, share = 1) {
  const { voters, asked, ballots } = athensSession(seed);
  const random = seeded(seed + 1);
  const count = (whole) => Math.max(1, Math.round(whole * share));
  const questions = asked.slice(0, count(asked.length));
  const authors = new Set(questions.map(({ author }) => author));
  const isIn = (at) => at < count(WHOLE) || authors.has(at);
  const supports = (at) => ballots[at].filter((place) => place < questions.length);
  const people = voters.flatMap(({ group, isFromHere }, at) => {
    const region = isFromHere ? 'weog' : REGIONS[Math.floor(random() * REGIONS.length)];
    const language = LANGUAGES[Math.floor(random() * LANGUAGES.length)];
    const isOnsite = random() < 0.55;
    const told = random();
    if (group < 0 || !isIn(at)) return [];
    const said = { ...(told < 0.9 ? { stakeholderGroup: STAKEHOLDER_GROUPS[group] } : {}) };
    const whence = told < 0.8 ? { regionalGroup: region, language } : {};
    return [{ at, attendance: isOnsite ? 'onsite' : 'online', ...said, ...whence, supports: supports(at) }];
  });
  const hubs = voters.flatMap(({ group }, at) => (group < 0 ? [{ at, supports: supports(at) }] : []));
  return { people, hubs: hubs.slice(0, count(hubs.length)), questions: questions.map(wordsOf) };
}

function wordsOf({ author }, place) {
  return {
    author,
    text: `${ASKED[Math.floor(place / THEMES.length) % ASKED.length]} ${THEMES[place % THEMES.length]}?`,
  };
}
