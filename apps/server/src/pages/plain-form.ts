import { Refusal, type Identity, IDENTITIES } from '@openfloor/contract';
import type { PlainAct, PlainDraft } from '@openfloor/pages';
import express, { type Request, type Response } from 'express';
import type { Config } from '../config/config.js';
import { addressFor } from '../operations/origins.js';
import { DoorRefusal } from '../operations/problem.js';

/** A form as it came: its id, what it is for, and the number of the question or poll, the answer, or the question itself. */
export interface PlainForm {
  form: string;
  act: PlainAct;
  no?: number;
  draft?: PlainDraft;
  answer?: PlainAnswer;
}

/** An answer to a poll: what was chosen, or words in a language. */
export interface PlainAnswer {
  choices: number[];
  text?: string;
  language?: string;
}

/** The longest question that the contract takes, percent-encoded, and some lines about its author. */
const BODY_BYTES = 65_536;
const MOST_FIELDS = 30;
const parse = express.urlencoded({ extended: false, limit: BODY_BYTES, parameterLimit: MOST_FIELDS });

/** Buttons that name a question by its number. */
const NUMBERED: [field: string, act: PlainAct][] = [
  ['up', 'support'],
  ['down', 'takeBack'],
  ['withdraw', 'withdraw'],
];

/**
 * Whether a page of ours sent this form, as far as the browser says: by fetch metadata, by its origin, or, where it is
 * too old for both, by its referrer. Silence is no.
 */
export function isOwnForm(request: Request, config: Config): boolean {
  const { origin, referer } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const from = origin !== undefined && origin !== 'null' ? origin : originIn(referer);
  if (from === undefined) return site === 'same-origin';
  return from === new URL(config.publicUrl).origin || from === addressFor(request, config);
}

/** Reads the body of a form; undefined where it is for nothing that is known. Refuses what is no form or too large. */
export async function readForm(request: Request, response: Response): Promise<PlainForm | undefined> {
  if (!request.is('application/x-www-form-urlencoded'))
    throw new DoorRefusal(415, 'BAD_COMMAND', 'send a form as application/x-www-form-urlencoded');
  await new Promise<void>((done, failed) =>
    parse(request, response, (error?: unknown) => (error ? failed(error as Error) : done())),
  );
  return formIn((request.body ?? {}) as Record<string, unknown>);
}

/** What a form says. Fields that are given twice count as not given. */
export function formIn(body: Record<string, unknown>): PlainForm | undefined {
  const field = (name: string): string => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  const form = field('form').slice(0, 60);
  if (field('ask')) return { form, act: 'ask', draft: draftIn(field) };
  if (field('join')) return { form, act: 'join' };
  for (const [name, act] of NUMBERED) {
    const no = /^\d{1,9}$/.test(field(name)) ? Number(field(name)) : undefined;
    if (no !== undefined) return { form, act, no };
  }
  return answerIn(form, field);
}

/** A button of a poll says the poll's number, and what is the whole answer then, or that the words beside it are. */
const ANSWER = /^(\d{1,9}) (words|(?:\d{1,2}(?:,\d{1,2}){0,11})?)$/;

function answerIn(form: string, field: (name: string) => string): PlainForm | undefined {
  const [, no, said] = ANSWER.exec(field('answer')) ?? [];
  if (no === undefined || said === undefined) return undefined;
  const isWords = said === 'words';
  const choices = isWords || said === '' ? [] : said.split(',').map(Number);
  const language = field('language').trim();
  const words = isWords ? { text: field('words').trim(), ...(language ? { language } : {}) } : {};
  const act = isWords || choices.length > 0 ? 'answer' : 'unanswer';
  return { form, act, no: Number(no), answer: { choices, ...words } };
}

function draftIn(field: (name: string) => string): PlainDraft {
  const draft: PlainDraft = { text: field('text') };
  for (const name of ['language', 'name', 'affiliation', 'country', 'group'] as const) {
    const value = field(name).trim();
    if (value) draft[name] = value;
  }
  const identity = IDENTITIES.find((known): known is Identity => known === field('identity'));
  return identity ? { ...draft, identity } : draft;
}

function originIn(referer: string | undefined): string | undefined {
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined;
}

/** Refuses `NOT_ALLOWED` where another site sent the form. */
export function expectOwnForm(request: Request, config: Config): void {
  if (!isOwnForm(request, config))
    throw new Refusal('NOT_ALLOWED', 'forms are taken from the pages of this server alone');
}
