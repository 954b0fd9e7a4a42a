import type { OutboxEntry } from '@openfloor/client';
import type { CommandArgs, QuestionView, Stance } from '@openfloor/contract';

/** What the others of the panel said to a question, as ids of people. */
export type Stances = Record<Stance, string[]>;

/** What the others of the panel said to a question. */
export function stancesOf({ claims = [] }: QuestionView, me: string | null): Stances {
  const by = (wanted: Stance): string[] =>
    claims
      .filter(({ stance, personId }) => stance === wanted && personId !== me)
      .map(({ personId }) => personId);
  return { take: by('take'), add: by('add'), pass: by('pass') };
}

/** What this person said: what is on its way counts before the room has it. Null: nothing, or taken back. */
export function ownStance(
  { id, claims = [] }: QuestionView,
  me: string | null,
  outbox: readonly OutboxEntry[],
): Stance | null {
  const sent = outbox
    .filter(({ type, state }) => type === 'question.claim' && state !== 'refused')
    .map(({ args }) => args as CommandArgs<'question.claim'>)
    .findLast(({ questionId }) => questionId === id);
  if (sent) return sent.stance === 'none' ? null : sent.stance;
  return claims.find(({ personId }) => personId === me)?.stance ?? null;
}

const CLAIMABLE: readonly QuestionView['status'][] = ['published', 'shortlisted', 'on_air'];

/** Whether a panellist can still say something to a question. */
export function isClaimable({ status }: QuestionView): boolean {
  return CLAIMABLE.includes(status);
}
