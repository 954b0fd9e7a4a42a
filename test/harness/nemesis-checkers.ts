import type { Heard, History, Operation } from './nemesis-history.js';
import type { KeptRoom, ShownRoom } from './nemesis-room.js';

/** Everything the checkers found wrong; empty lists are a good room. */
export interface Findings {
  /** Acknowledged, and not in the final read (`set`). */
  lost: string[];
  /** Counted more than once, or there although it was refused (`unique`). */
  doubled: string[];
  /** One command was given two different answers (`unique`). */
  answeredTwice: string[];
  /** A rev that fell, or an answer older than one given before it was asked (`monotonic rev`). */
  backwards: string[];
  /** A patch that does not follow on what its client had, and was not mended by a welcome (`prefix`). */
  gaps: string[];
  /** Figures of the wire, the rows and a count of their own differ (`total`). */
  miscounted: string[];
  /** Nobody ever learned what became of it. */
  unresolved: string[];
}

export const NOTHING_WRONG: Findings = {
  lost: [],
  doubled: [],
  answeredTwice: [],
  backwards: [],
  gaps: [],
  miscounted: [],
  unresolved: [],
};

/** What was played, in figures. */
export interface Score {
  commands: number;
  tries: number;
  acknowledged: number;
  refused: number;
  /** Answered from a receipt. */
  duplicates: number;
}

/** The room in the end: over the public door, from the rows, and who each client is. */
export interface AtEnd {
  shown: Pick<ShownRoom, 'questions' | 'votes'>;
  kept: KeptRoom;
  /** The actor behind each client of the histories. */
  actors: ReadonlyMap<string, string>;
}

/** All checkers over one drill. */
export function findings(histories: readonly History[], atEnd: AtEnd): Findings {
  const operations = histories.flatMap((history) => history.operations());
  return {
    lost: [...lostTexts(operations, atEnd), ...lostBallots(operations, atEnd)],
    doubled: doubled(operations, atEnd),
    answeredTwice: answeredTwice(operations),
    backwards: histories.flatMap((history) => [...fallen(history), ...outOfTurn(history.operations())]),
    gaps: histories.flatMap(({ heard }) => gapsIn(heard)),
    miscounted: miscounted(atEnd),
    unresolved: operations.filter(({ outcome }) => outcome === 'info').map(named),
  };
}

export function scoreOf(histories: readonly History[]): Score {
  const operations = histories.flatMap((history) => history.operations());
  const of = (outcome: Operation['outcome']) => operations.filter((one) => one.outcome === outcome).length;
  return {
    commands: operations.length,
    tries: operations.reduce((sum, { tries }) => sum + tries, 0),
    acknowledged: of('ok'),
    refused: of('fail'),
    duplicates: operations.filter(({ replies }) => replies.some((reply) => reply.duplicate)).length,
  };
}

/** `set`: each acknowledged question is in the rows and is shown. */
export function lostTexts(operations: readonly Operation[], { shown, kept }: AtEnd): string[] {
  const inRows = new Set(kept.questions.map(({ text }) => text));
  const inView = new Set(shown.questions.map(({ text }) => text));
  return operations
    .filter(({ type, outcome }) => type === 'question.submit' && outcome === 'ok')
    .filter(({ args }) => !inRows.has(textOf(args)) || !inView.has(textOf(args)))
    .map(named);
}

/** `set`: of each client and question the ballot stands as its last acknowledged vote left it. */
export function lostBallots(operations: readonly Operation[], { kept, actors }: AtEnd): string[] {
  const last = new Map<string, Operation>();
  for (const operation of operations)
    if (operation.type === 'question.vote' && operation.outcome !== 'fail')
      last.set(`${actors.get(operation.client)} ${voteOf(operation.args).questionId}`, operation);
  return [...last]
    .filter(([, { outcome }]) => outcome === 'ok')
    .filter(([ballot, { args }]) => kept.ballots.has(ballot) !== voteOf(args).on)
    .map(([, operation]) => named(operation));
}

/** `unique`: no text is there twice, and none that was refused. */
export function doubled(operations: readonly Operation[], { kept }: AtEnd): string[] {
  const times = new Map<string, number>();
  for (const { text } of kept.questions) times.set(text, (times.get(text) ?? 0) + 1);
  const twice = [...times].filter(([, count]) => count > 1).map(([text, count]) => `${count} x ${text}`);
  const refused = operations
    .filter(({ type, outcome }) => type === 'question.submit' && outcome === 'fail')
    .filter(({ args }) => times.has(textOf(args)));
  return [...twice, ...refused.map(named)];
}

/** `unique`: whatever way and however often a command was sent, its answer is one. */
export function answeredTwice(operations: readonly Operation[]): string[] {
  return operations
    .filter(
      ({ replies }) => new Set(replies.map((reply) => JSON.stringify({ ...reply, duplicate: 0 }))).size > 1,
    )
    .map(named);
}

/** `monotonic rev`: within one epoch, nothing a client hears says that the room went back. */
export function fallen({ client, heard }: Pick<History, 'client' | 'heard'>): string[] {
  const found: string[] = [];
  let [epoch, highest] = ['', 0];
  for (const { name, rev, epoch: said, t } of heard) {
    if (name === 'open' || rev === undefined) continue;
    if (said !== undefined && said !== epoch) [epoch, highest] = [said, 0];
    if (name === 'welcome' && rev < highest) found.push(`${client} ${name} ${rev} after ${highest} at ${t}`);
    highest = Math.max(highest, rev);
  }
  return found;
}

/** `monotonic rev`: what was asked after an answer is not answered with an older rev or beat. */
export function outOfTurn(operations: readonly Operation[]): string[] {
  const found: string[] = [];
  const firsts = operations.flatMap((operation) => {
    const [reply] = operation.replies.filter(({ ok }) => ok);
    return reply?.ok && operation.okAt !== undefined ? [{ operation, reply, okAt: operation.okAt }] : [];
  });
  const byAnswer = [...firsts].sort((one, other) => one.okAt - other.okAt);
  let [at, rev, beat] = [0, 0, 0];
  for (const { operation, reply } of [...firsts].sort(
    (one, other) => one.operation.sentAt - other.operation.sentAt,
  )) {
    for (; (byAnswer[at]?.okAt ?? Infinity) < operation.sentAt; at += 1) {
      rev = Math.max(rev, byAnswer[at]?.reply.rev ?? 0);
      beat = Math.max(beat, byAnswer[at]?.reply.beat ?? 0);
    }
    if (reply.rev < rev || reply.beat < beat)
      found.push(`${named(operation)}: ${reply.rev}.${reply.beat} after ${rev}.${beat}`);
  }
  return found;
}

/** `prefix`: each patch follows on what the client had, or a welcome came before the next one was applied. */
export function gapsIn(heard: readonly Heard[]): string[] {
  const found: string[] = [];
  let have: number | undefined;
  for (const { name, prev, rev, client, t } of heard) {
    if (name === 'open') have = undefined;
    if (name === 'welcome') have = Math.max(have ?? 0, rev ?? 0);
    if (name !== 'patch' || have === undefined || rev === undefined || prev === undefined) continue;
    if (prev > have) found.push(`${client}: patch ${prev} to ${rev} on ${have} at ${t}`);
    have = Math.max(have, rev);
  }
  return found;
}

/** `total`: what the wire says, and what a count of the rows says, question by question. */
export function miscounted({ shown, kept }: Pick<AtEnd, 'shown' | 'kept'>): string[] {
  const found = kept.integrity === 'ok' ? [] : [`integrity_check: ${kept.integrity}`];
  if (shown.questions.length !== kept.questions.length)
    found.push(`${shown.questions.length} questions shown, ${kept.questions.length} kept`);
  for (const [no, votes] of shown.votes)
    if (votes !== kept.votes.get(no)) found.push(`#${no}: ${votes} shown, ${kept.votes.get(no)} in the rows`);
  return found;
}

export function textOf(args: unknown): string {
  return (args as { text: string }).text;
}

export function voteOf(args: unknown): { questionId: string; on: boolean } {
  return args as { questionId: string; on: boolean };
}

function named({ client, type, args, commandId, outcome }: Operation): string {
  return `${client} ${type} ${JSON.stringify(args)} (${outcome}, ${commandId})`;
}
