import type { LedgerEntry } from '@openfloor/contract';
import { actWords } from '../audience/act-words.js';
import { reasonWords } from '../audience/own-status.js';
import { ar } from '../text/ar/record.js';
import { recordEnglish, type RecordTexts } from '../text/en/record.js';
import { offered } from '../text/languages.js';
import { sayIn, type Say, type Translated } from '../text/say.js';

export type RecordSay = Say<RecordTexts>;

const TEXTS: Record<string, Translated<RecordTexts>> = { ar };

/** The words of the record page in a language; only servers load them, so all are at hand. */
export function recordSay(language: string): RecordSay {
  const tag = offered(language);
  return sayIn<RecordTexts>(tag, TEXTS[tag] ?? {}, recordEnglish);
}

/** What an entry says was done, and why, without its number and place. */
export function entryWords(say: RecordSay, entry: LedgerEntry): string {
  const { about, act, to, reason } = entry;
  if (about?.kind === 'hub' && to !== null && act !== 'undo') {
    const what = say.maybe(`hubTo.${to}`) ?? to;
    const done = say('hubAct', { no: `#${about.no ?? ''}`, what });
    return reason ? `${done}: ${reasonWords(say, reason)}` : done;
  }
  if (act === 'session.phase' || act === 'session.retain') {
    const done = say(`act.${act}`, { to: stateWords(say, to) ?? '' });
    return reason ? `${done}: ${reasonWords(say, reason)}` : done;
  }
  return actWords(say, entry);
}

/** A state in words; nothing where the entry tells a difference as data, or nothing. */
export function stateWords(say: RecordSay, state: string | null): string | undefined {
  return state === null ? undefined : say.maybe(`state.${state}`);
}

/** What entries are filed under, in words. */
export function filedWords(say: RecordSay, filed: string): string {
  const [kind = '', to = ''] = filed.split('.');
  if (filed === 'undo') return say('undoWord');
  if (filed === 'session.phase') return say('sessionWord');
  if (filed === 'session.retain') return say('retainWord');
  const became = { question: 'to', floor: 'floorTo', hub: 'hubTo' }[kind];
  const what = became && say.maybe(`${became}.${to}`);
  if (!what) return say.maybe(`act.${filed}`) ?? filed.replaceAll(/[._]/g, ' ');
  if (kind === 'floor') return say('requestWord', { what });
  return kind === 'hub' ? say('hubWord', { what }) : what;
}
