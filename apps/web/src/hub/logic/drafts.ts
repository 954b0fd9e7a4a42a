import type { OutboxEntry } from '@openfloor/client';
import { STAKEHOLDER_GROUPS, type CommandArgs, type Delivery, type FloorClass } from '@openfloor/contract';
import { countCharacters, keepDraft, readDraft, sentDraft, type Draft } from '../../audience/draft.js';
import type { Keep } from '../../live/keep.js';

export { countCharacters, sentDraft, type Draft };

/** What is being written: a question, or a request for a speaker. */
export type DraftName = 'ask' | 'speak';

/** Longest note on what somebody will speak about, and longest text to be read out, in characters. */
export const NOTE_CHARS = 250;
export const READ_OUT_CHARS = 2_000;

const nameOf = (sessionId: string, name: DraftName): string => `${sessionId} hub ${name}`;

/** What was being written before a reload. */
export function keptDraft(keep: Keep, sessionId: string, name: DraftName): Draft {
  return readDraft(keep, nameOf(sessionId, name));
}

/** Keeps what is being written; false where this browser keeps nothing. */
export function keepHubDraft(keep: Keep, sessionId: string, name: DraftName, draft: Draft): boolean {
  return keepDraft(keep, nameOf(sessionId, name), draft);
}

/** Whom an act is for: as much as was told, nothing where nothing was. A group alone is an unnamed person. */
export function onBehalfOf({ name, affiliation, country, group }: Draft) {
  const told = {
    ...(name?.trim() ? { name: name.trim() } : {}),
    ...(affiliation?.trim() ? { affiliation: affiliation.trim() } : {}),
    ...(country ? { country } : {}),
    ...(group ? { stakeholderGroup: group } : {}),
  };
  return Object.keys(told).length > 0 ? told : undefined;
}

/** The question that a draft becomes. `language` is that of its text. */
export function questionOf(draft: Draft, language: string): CommandArgs<'question.submit'> {
  const behalf = onBehalfOf(draft);
  return { text: draft.text.trim(), language, ...(behalf ? { onBehalfOf: behalf } : {}) };
}

/** The request for the floor that a draft becomes; what is to be read out is a text, else it is a note. */
export function requestOf(draft: Draft, kind: FloorClass): CommandArgs<'floor.request'> {
  const behalf = onBehalfOf(draft);
  const delivery = deliveryOf(draft);
  const words = draft.text.trim();
  const said = words === '' ? {} : delivery === 'text_read_out' ? { text: words } : { note: words };
  return { class: kind, delivery, ...said, ...(behalf ? { onBehalfOf: behalf } : {}) };
}

/** How somebody takes the floor; by voice unless they said otherwise. */
export function deliveryOf({ delivery = 'voice' }: Draft): Delivery {
  return delivery;
}

/** How many characters the text of a request may have. */
export function mostChars(draft: Draft): number {
  return deliveryOf(draft) === 'text_read_out' ? READ_OUT_CHARS : NOTE_CHARS;
}

/** An act that was taken out of the outbox, back in the form in which it was written; undefined for one that has none. */
export function draftOf({
  type,
  args,
}: Pick<OutboxEntry, 'type' | 'args'>): { name: DraftName; draft: Draft } | undefined {
  if (type === 'question.submit') {
    const { text, language, onBehalfOf: told } = args as CommandArgs<'question.submit'>;
    return { name: 'ask', draft: { text, ...(language ? { language } : {}), ...personOf(told) } };
  }
  if (type === 'floor.request') {
    const { text, note, delivery, class: kind, onBehalfOf: told } = args as CommandArgs<'floor.request'>;
    const how = { ...(delivery ? { delivery } : {}), ...(kind ? { floorClass: kind } : {}) };
    return { name: 'speak', draft: { text: text ?? note ?? '', ...how, ...personOf(told) } };
  }
  return undefined;
}

type Told = NonNullable<CommandArgs<'question.submit'>['onBehalfOf']>;

function personOf({ name, affiliation, country, stakeholderGroup }: Told = {}): Partial<Draft> {
  const group = STAKEHOLDER_GROUPS.find((known) => known === stakeholderGroup);
  return {
    ...(name ? { name } : {}),
    ...(affiliation ? { affiliation } : {}),
    ...(country ? { country } : {}),
    ...(group ? { group } : {}),
  };
}
