import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSING, Refusal, REFUSAL_CODES, REFUSALS, isPassing } from './refusal.js';
import { DEFAULT_RULES, Rules, RulesChange } from './rules.js';
import { CODE_LETTERS } from './code.js';
import * as words from './words.js';

/** The lists of the contract, section 7, as it spells them. */
const LISTS: Partial<Record<keyof typeof words, string>> = {
  CHANNELS: 'public panel staff',
  STAKEHOLDER_GROUPS:
    'government private_sector civil_society technical_community academia intergovernmental_organisation press_media',
  REGIONAL_GROUPS: 'african asia_pacific eastern_european grulac weog igo_none',
  ROLES:
    'organiser chair moderator online_moderator panellist rapporteur hub interpreter captioner technician participant display',
  ATTENDANCES: 'onsite online hub',
  PHASES: 'scheduled lobby open break closed archived',
  QUESTION_TYPES: 'question comment statement',
  DECLINE_REASONS: 'off_topic duplicate conduct personal_data unclear not_a_question already_answered time',
  IDENTITIES: 'anonymous pseudonym affiliation public',
  RANKINGS: 'votes support balanced newest',
  DISCIPLINES: 'fifo alternate stakeholder_round progressive balanced list',
  FLOOR_CLASSES: 'point_of_order reply follow_up intervention statement answer',
  FLOOR_STATUSES: 'offered waiting on_deck called speaking paused completed withdrawn skipped refused',
  STANCES: 'take add pass',
  UN_LANGUAGES: 'ar zh en fr ru es',
  NOTICE_AUDIENCES: 'all onsite online hubs',
  SCENES: 'auto join question queue poll clock takeaways message break blank',
  LINK_KINDS: 'video captions interpretation sign_language document phone',
  PRESETS: 'workshop panel hearing town_hall',
};

const CODES = `BAD_COMMAND UNKNOWN_COMMAND COMMAND_ID_REUSED NOT_ALLOWED NOT_FOUND WRONG_STATE CONFLICT SWITCHED_OFF
  QUOTA_REACHED TOO_LONG ALREADY_WAITING IDENTITY_REQUIRED OWN_QUESTION MUTED REMOVED SESSION_CLOSED CODE_CHANGED UPGRADE
  RATE_LIMITED BUSY STORAGE_UNAVAILABLE DRAINING`;

describe('the words of the contract', () => {
  it.each(Object.entries(LISTS))('%s', (name, list) => {
    expect(words[name as keyof typeof words]).toEqual(list?.split(' '));
  });

  it('bring nothing with them, so that a phone can use one without the schemas', () => {
    const source = readFileSync(join(import.meta.dirname, 'words.ts'), 'utf8');
    expect(source).not.toMatch(/\bimport\b|\brequire\b|\bfrom\s+['"]/);
    expect(Object.values(words).every((word) => typeof word !== 'function')).toBe(true);
  });

  it('spell a join code so that nobody reads one letter for another', () => {
    expect(CODE_LETTERS).toHaveLength(31);
    expect(new Set(CODE_LETTERS).size).toBe(31);
    expect(CODE_LETTERS).not.toMatch(/[01OIL]/);
  });
});

describe('refusals', () => {
  it('have the codes of the contract and an HTTP status that it knows', () => {
    expect([...REFUSAL_CODES].sort()).toEqual(CODES.split(/\s+/).sort());
    expect(
      Object.values(REFUSALS).filter(
        (status) => ![400, 401, 403, 404, 409, 413, 415, 426, 429, 503].includes(status),
      ),
    ).toEqual([]);
  });

  it('leave no receipt where they say to try again', () => {
    expect(REFUSAL_CODES.filter(isPassing).sort()).toEqual([...PASSING].sort());
    expect([...PASSING].sort()).toEqual(['BUSY', 'DRAINING', 'RATE_LIMITED', 'STORAGE_UNAVAILABLE']);
  });

  it('carry what a client needs beside the words for logs', () => {
    const refusal = new Refusal('RATE_LIMITED', 'slow down', { limit: 10 }, 500);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: 'Refusal',
      code: 'RATE_LIMITED',
      details: { limit: 10 },
      retryAfterMs: 500,
    });
  });
});

describe('the rules of a session', () => {
  it('are by default what the contract says', () => {
    expect(Rules.parse(DEFAULT_RULES)).toEqual(DEFAULT_RULES);
    expect(DEFAULT_RULES).toMatchObject({
      access: 'open',
      record: 'public',
      review: 'before',
      identity: { least: 'anonymous', most: 'public' },
      questionMaxChars: 500,
      questionsPerPerson: 5,
      questionsPerHub: 20,
      requestsPerHub: 2,
      ranking: 'votes',
      footing: 'groups',
      showVotes: true,
      discipline: 'fifo',
      onDeck: 2,
      interventionSeconds: 120,
      answerSeconds: 120,
      followUpSeconds: 120,
      ballot: 'open',
      smallCell: 5,
      languages: ['ar', 'zh', 'en', 'fr', 'ru', 'es'],
    });
  });

  it.each([
    { questionMaxChars: 19 },
    { questionMaxChars: 5_001 },
    { questionsPerPerson: -1 },
    { questionsPerPerson: 1.5 },
    { questionsPerPerson: '5' },
    { smallCell: 0 },
    { review: 'never' },
    { languages: [] },
    { identity: { least: 'public' } },
    { identity: { least: 'public', most: 'anonymous' } },
    { votes: true },
    { showVotes: null },
  ])('are never changed to %j', (change) => {
    expect(RulesChange.safeParse(change).success).toBe(false);
  });
});
