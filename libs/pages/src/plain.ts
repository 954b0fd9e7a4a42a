import type { Identity, RefusalCode, Welcome } from '@openfloor/contract';

/** What a form of a page without scripts is for. */
export type PlainAct = 'support' | 'takeBack' | 'ask' | 'withdraw' | 'join' | 'answer' | 'unanswer';

/** What became of a form; `no` is the number of the question or the poll it is about, `status` that of what was asked. */
export interface Said {
  act: PlainAct;
  no?: number;
  status?: string;
  /** Why it was not done: a refusal, or that the browser keeps no cookies, or that nothing was written. */
  code?: RefusalCode | 'NO_COOKIES' | 'NO_TEXT';
  details?: unknown;
}

/** A question as it was typed into a form. */
export interface PlainDraft {
  text: string;
  language?: string;
  identity?: Identity;
  name?: string;
  affiliation?: string;
  country?: string;
  group?: string;
}

/** What a list page needs to take forms. What is sent twice under one `form` counts once. */
export interface PlainList {
  list: 'top' | 'new';
  /** From 1. */
  page: number;
  form: string;
  said?: Said;
  /** The join key of whoever sent a form, for the scripts of their browser, should they run after all. */
  joinKey?: string;
}

/** What the pages beside the list need. */
export interface PlainPage {
  welcome: Welcome;
  form: string;
  said?: Said;
}
