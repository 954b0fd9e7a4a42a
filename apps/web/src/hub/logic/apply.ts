import type { OutboxEntry } from '@openfloor/client';
import {
  REGIONAL_GROUPS,
  type CommandArgs,
  type OwnHub,
  type RefusalCode,
  type RegionalGroup,
} from '@openfloor/contract';
import { readKept, writeKept, type Keep } from '../../live/keep.js';
import { typedNumber } from './count-form.js';
import { isOpen } from './outbox-list.js';

/** An application as it is being written. Numbers and languages are as typed. */
export interface Application {
  name: string;
  city: string;
  country: string;
  regionalGroup: string;
  languages: string;
  expected: string;
  coordinator: string;
  contact: string;
  technicalContact: string;
}
export type ApplicationField = keyof Application;

export const BLANK: Application = {
  name: '',
  city: '',
  country: '',
  regionalGroup: '',
  languages: '',
  expected: '',
  coordinator: '',
  contact: '',
  technicalContact: '',
};

const NEEDED = ['name', 'city', 'coordinator', 'contact'] as const;

/** What keeps an application from being sent; `language` is the word that names no language. */
export type ApplicationFault =
  { need: (typeof NEEDED)[number]; language?: undefined } | { need: 'languages'; language: string };

/** What is missing or wrong, the first of it. */
export function faultIn(application: Application): ApplicationFault | undefined {
  const need = NEEDED.find((field) => application[field].trim() === '');
  if (need) return { need };
  const unknown = wordsOf(application.languages).find((word) => languageTag(word) === undefined);
  return unknown === undefined ? undefined : { need: 'languages', language: unknown };
}

/** The act that the application becomes. */
export function applyOf(application: Application): CommandArgs<'hub.apply'> {
  const { name, city, coordinator, contact, country, technicalContact } = application;
  const regionalGroup = REGIONAL_GROUPS.find((group: RegionalGroup) => group === application.regionalGroup);
  const expected = typedNumber(application.expected);
  const languages = wordsOf(application.languages).flatMap((word) => languageTag(word) ?? []);
  return {
    name: name.trim(),
    city: city.trim(),
    coordinator: coordinator.trim(),
    contact: contact.trim(),
    ...(country ? { country } : {}),
    ...(regionalGroup ? { regionalGroup } : {}),
    ...(languages.length > 0 ? { languages: [...new Set(languages)].slice(0, 20) } : {}),
    ...(expected === undefined ? {} : { expected }),
    ...(technicalContact.trim() ? { technicalContact: technicalContact.trim() } : {}),
  };
}

function wordsOf(typed: string): string[] {
  return typed.split(/[,;/،、]|\band\b/).flatMap((word) => word.trim() || []);
}

/** Languages that people of a hub may name in English or in their own words. */
const LANGUAGES =
  'en fr ar zh ru es sw pt hi bn ur id ms th vi tl fa tr am ha yo ig zu xh so rw mg ne si my km lo ta te mr de it nl pl uk ro ko ja';

/** The tag of a language that was typed as a tag (`sw`) or by name, in English or its own: `Swahili`, `Kiswahili`. */
export function languageTag(typed: string): string | undefined {
  const word = typed.trim();
  const known = LANGUAGES.split(' ');
  const low = word.toLowerCase();
  if (known.includes(low)) return low;
  const named = known.find((tag) => namesOf(tag).includes(low));
  if (named) return named;
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){1,3}$/i.test(word) ? word : undefined;
}

function namesOf(tag: string): string[] {
  return ['en', tag].flatMap((reader) => {
    const name = new Intl.DisplayNames([reader], { type: 'language' }).of(tag);
    return name ? [name.toLowerCase()] : [];
  });
}

/** Where an application is: not made, on its way (`isKept`: waits for a line), refused, or as the organisers decided. */
export type ApplyStep =
  | { step: 'form'; refused: RefusalCode | undefined; declined: OwnHub | undefined }
  | { step: 'sending'; isKept: boolean }
  | { step: 'asked' | 'taken' | 'else'; hub: OwnHub };

/** What became of the latest application of this device. */
export function stepOf(hubs: readonly OwnHub[], entries: readonly OutboxEntry[]): ApplyStep {
  const given = entries.filter(({ type }) => type === 'hub.apply').at(-1);
  if (given && isOpen(given)) return { step: 'sending', isKept: given.state === 'kept' };
  const hub = hubs.at(-1);
  const refused = given?.reply && !given.reply.ok ? (given.reply.code as RefusalCode) : undefined;
  if (given?.state === 'accepted' && hub?.id !== hubIn(given)) return { step: 'sending', isKept: false };
  if (!hub || hub.status === 'declined') return { step: 'form', refused, declined: hub };
  if (hub.status === 'applied') return { step: 'asked', hub };
  return { step: hub.status === 'expected' || hub.status === 'live' ? 'taken' : 'else', hub };
}

function hubIn({ reply }: OutboxEntry): string | undefined {
  return reply?.ok ? (reply.result as { hubId?: string } | undefined)?.hubId : undefined;
}

const DRAFT = 'openfloor hub application';

/** What this device keeps of an application: the session, by its code, and what is being written. */
export interface KeptApplication {
  code: string;
  draft: Application;
}

/** The application that was begun on this device. */
export function keptApplication(keep: Keep): KeptApplication | undefined {
  const kept = readKept(keep, DRAFT) as Partial<KeptApplication> | undefined;
  return kept && typeof kept.code === 'string'
    ? { code: kept.code, draft: { ...BLANK, ...kept.draft } }
    : undefined;
}

/** Keeps it over a reload; undefined forgets it. */
export function keepApplication(keep: Keep, kept: KeptApplication | undefined): void {
  writeKept(keep, DRAFT, kept);
}
