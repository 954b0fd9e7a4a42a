import {
  ANSWER_WAYS,
  CLOCK_PURPOSES,
  DECLINE_REASONS,
  DISCIPLINES,
  HUB_CHECKS,
  HUB_REASONS,
  HUB_STATUSES,
  OVERRIDE_REASONS,
  PHASES,
  REFUSAL_CODES,
  REFUSE_REASONS,
  REGIONAL_GROUPS,
  ROLES,
  SIGNAL_CODES,
  SIGNAL_LEVELS,
  SKIP_REASONS,
} from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { more as phone } from '../text/en/audience-more.js';
import { en } from '../text/en/console.js';
import { KEY_LIST } from './logic/keys.js';
import { saidOf } from './logic/said.js';
import { consoleSay } from './words.js';

const here = import.meta.dirname;
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.spec)\.tsx?$/.test(name),
);
const sources = files.map((name) => readFileSync(join(here, name), 'utf8')).join('\n');
const keys = new Set(Object.keys(en));
const says = [...sources.matchAll(/says: ['`]([\w.]+)['`]/g)].map((found) => found[1] as string);

describe('The words of the console', () => {
  it('are there for everything that is made of a code', () => {
    const made = [
      ...DECLINE_REASONS.flatMap((reason) => [
        `reason.${reason}`,
        `sentence.${reason}`,
        `act.aside.${reason}`,
      ]),
      ...REFUSAL_CODES.map((code) => `refused.${code}`),
      ...ROLES.map((role) => `role.${role}`),
      ...PHASES.flatMap((phase) => [
        `phase.${phase}`,
        `phaseAct.${phase}`,
        `phaseState.${phase}`,
        `did.phase.${phase}`,
      ]),
      ...ANSWER_WAYS.map((way) => `way.${way}`),
      ...['orally', 'partly', 'noted', 'in_writing_later'].flatMap((way) => [
        `did.answered.${way}`,
        `effect.answered.${way}`,
      ]),
      ...['text', 'shortText', 'note', 'translation'].flatMap((field) => [
        `did.write.${field}`,
        `act.write.${field}`,
      ]),
      ...['blank', 'join', 'auto'].map((scene) => `did.stage.${scene}`),
      ...['questions', 'votes', 'floor', 'joins'].map((name) => `did.switch.${name}`),
      ...KEY_LIST.map(({ act }) => `key.${act}`),
      ...DISCIPLINES.map((discipline) => `disciplineText.${discipline}`),
      ...CLOCK_PURPOSES.map((purpose) => `purpose.${purpose}`),
      ...REGIONAL_GROUPS.map((region) => `region.${region}`),
      ...SIGNAL_LEVELS.map((level) => `signalLevel.${level}`),
      ...SIGNAL_CODES.filter((code) => code !== 'message').map((code) => `signal.${code}`),
      ...HUB_STATUSES.map((status) => `hubStatus.${status}`),
      ...HUB_CHECKS.map((check) => `check.${check}`),
    ];
    expect(made.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are there for every act on the list of speakers, with and without a reason', () => {
    const acts = [
      ...OVERRIDE_REASONS.flatMap((reason) => [`floor.call.${reason}`, `floor.move.${reason}`]),
      ...SKIP_REASONS.map((reason) => `floor.skip.${reason}`),
      ...REFUSE_REASONS.map((reason) => `floor.refuse.${reason}`),
      ...['start', 'pause', 'resume', 'end', 'more', 'less', 'open', 'close'].map((act) => `floor.${act}`),
      ...['same', 'first', 'last'].map((place) => `floor.requeue.${place}`),
      ...['voice', 'text_read_out'].map((delivery) => `floor.delivery.${delivery}`),
      ...['start', 'end'].map((act) => `segment.${act}`),
      ...['pause', 'resume'].map((act) => `clock.${act}`),
    ].map(saidOf);
    const made = acts.flatMap(({ key, reason }) => [
      `did.${key}`,
      `effect.${key}`,
      ...(reason ? [reason] : []),
    ]);
    expect(made.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are there for everything that is decided of a hub, with its reason', () => {
    const acts = [
      ...['approve', 'restore', 'close'].map((act) => `hub.${act}`),
      ...HUB_REASONS.flatMap((reason) => [`hub.decline.${reason}`, `hub.suspend.${reason}`]),
    ].map(saidOf);
    const made = acts.flatMap(({ key, reason }) => [
      `did.${key}`,
      `effect.${key}`,
      ...(reason ? [reason] : []),
    ]);
    expect(made.filter((key) => !keys.has(key))).toEqual([]);
    expect(saidOf('hub.suspend.conduct')).toEqual({ key: 'hub.suspend', reason: 'hubReason.conduct' });
  });

  it('say in the set-aside panel what the author will read on the phone', () => {
    for (const reason of DECLINE_REASONS) {
      const read = phone.statusDeclined.replace('{reason}', phone[`reason.${reason}`]);
      expect(en[`sentence.${reason}`]).toBe(read);
    }
  });

  it('are there for everything that History can name', () => {
    expect(says.length).toBeGreaterThan(15);
    expect(says.filter((key) => !keys.has(`did.${key}`) || !keys.has(`effect.${key}`))).toEqual([]);
  });

  it('fill in numbers and names', () => {
    const say = consoleSay('en');
    expect(say('showNew', { n: 5 })).toBe('Show 5 new');
    expect(say('desks', { n: 1 })).toBe('1 desk');
    expect(say('hall.sees', { nos: '#61' })).toBe('Hall sees #61');
  });

  it('fall back to English where a language has none, and keep its direction', () => {
    const say = consoleSay('ar');
    expect(say.direction).toBe('rtl');
    expect(say('undo')).toBe('Undo');
  });
});
