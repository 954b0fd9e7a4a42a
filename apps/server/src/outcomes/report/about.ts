import {
  DECLINE_REASONS,
  IDENTITIES,
  type LedgerEntry,
  type LeftOut,
  type OutcomeAbout,
} from '@openfloor/contract';
import type { Material } from '../material.js';

/** Acts of moderators that are about somebody's conduct by themselves. */
const CONDUCT_ACTS: readonly string[] = ['participant.mute', 'participant.remove'];

/** What stands at the head of a report or an export. */
export function aboutOf(material: Material): OutcomeAbout {
  const { session, questions, channel, madeAt, rev, address, ledger, voices, counts } = material;
  const { rules, grade, closedAt, phase, rehearsal } = session;
  const isFrozen = phase === 'closed' || phase === 'archived';
  const of = (identity: (typeof IDENTITIES)[number]) =>
    questions.filter(({ author }) => author.identity === identity).length;
  return {
    madeAt,
    frozenAt: isFrozen ? closedAt : null,
    rev,
    channel,
    address,
    rehearsal,
    leftOut: leftOut(material),
    voices,
    identity: {
      ...rules.identity,
      questions: {
        anonymous: of('anonymous'),
        pseudonym: of('pseudonym'),
        affiliation: of('affiliation'),
        public: of('public'),
      },
    },
    smallCell: rules.smallCell,
    grade: grade ?? null,
    moderation: {
      entries: ledger.length,
      declined: counts.declined,
      merged: counts.merged,
      edited: questions.filter(({ edited }) => edited).length,
      reasons: reasonsIn(ledger),
    },
  };
}

/**
 * How often moderators acted because of somebody's conduct, whatever became of it. Somebody who is removed with all that they
 * asked is one incident, told in several entries.
 */
export function incidentsIn(ledger: readonly LedgerEntry[]): number {
  return ledger.filter((entry, at) => {
    const { act, reason } = entry;
    if (act === 'undo') return false;
    return CONDUCT_ACTS.includes(act) ? !isSameAct(ledger[at - 1], entry) : reason === 'conduct';
  }).length;
}

function isSameAct(before: LedgerEntry | undefined, { act, at, about }: LedgerEntry): boolean {
  return (
    before?.act === act && before.at === at && before.about?.kind === 'question' && about?.kind === 'question'
  );
}

/** Why the questions are set aside that are so at the end of the record. */
function reasonsIn(ledger: readonly LedgerEntry[]): OutcomeAbout['moderation']['reasons'] {
  const standing = new Map<number, string>();
  for (const { about, to, reason } of ledger) {
    if (about?.kind !== 'question' || about.no === null || to === null) continue;
    if (to === 'declined') standing.set(about.no, reason ?? 'other');
    else standing.delete(about.no);
  }
  const known: readonly string[] = DECLINE_REASONS;
  const given = [...standing.values()].map((reason) => (known.includes(reason) ? reason : 'other'));
  return [...DECLINE_REASONS, 'other' as const]
    .map((reason) => ({ reason, questions: given.filter((one) => one === reason).length }))
    .filter(({ questions }) => questions > 0);
}

function leftOut(material: Material): OutcomeAbout['leftOut'] {
  const { channel, counts, questions, votes, declared, polls, wordsGone } = material;
  const hidden = counts.asked - questions.length;
  const cells = [
    ...declared.groups.map(({ people }) => people),
    ...polls
      .flatMap(({ results }) => [...(results?.groups ?? []), ...(results?.regions ?? [])])
      .flatMap(({ cells }) => cells),
  ];
  const is: [LeftOut, boolean, number | null][] = [
    ['not_public', hidden > 0, hidden],
    ['unadmitted', channel !== 'staff', null],
    ['drafts', channel === 'public', null],
    ['small_cells', cells.includes(null), null],
    ['votes', votes === null, null],
    ['exact_times', channel !== 'staff', null],
    ['notes', true, null],
    ['contacts', true, null],
    ['words_gone', wordsGone, null],
  ];
  return is.filter(([, isSo]) => isSo).map(([code, , n]) => ({ code, n }));
}
