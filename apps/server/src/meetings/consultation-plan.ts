import { DEFAULT_RULES, length } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { derivedId } from '../operations/derived-id.js';
import { SYSTEM } from '../operations/give.js';
import type { Request } from '../operations/rooms.js';
import type { Consultation, Statement, Vote } from './consultation-export.js';
import { languageOf } from './consultation-language.js';
import { isShown } from './consultation-count.js';

/** One command of an import and who gives it. Its id comes from what it is about, so that it can be given again. */
export interface Step {
  request: Request;
  actor: Actor;
}

const MOST_A_PERSON = 100;
const DECLINED_NOTE = 'Set aside by the moderators of the consultation; the export does not say why.';

/** Makes the commands of an import into one session. */
export class Steps {
  constructor(
    private readonly sessionId: string,
    private readonly importer: Actor,
  ) {}

  /** The session with what its statements need: the length of the longest, the number of the busiest author. */
  settings(
    { summary, statements, votes }: Consultation,
    named: { slug: string; meeting: string; title: string },
  ): Step {
    const { paragraphs, url } = summary;
    const args = {
      id: named.slug,
      meetingId: named.meeting,
      title: named.title,
      subTheme: periodOf([...statements, ...votes]),
      focusIssues: paragraphs,
      links: url ? [{ kind: 'document', label: new URL(url).host.slice(0, 120), url }] : [],
      rules: rulesFor(statements),
    };
    return this.step(SYSTEM, 'session.import', args, 'settings');
  }

  /**
   * A seat without any data. Its participant is not the one that any join key leads to: whoever has the export, and
   * everybody may, could otherwise sit down as its voters.
   */
  join(personId: number): Step {
    const joinKey = derivedId('consultation key', this.sessionId, String(personId)).replaceAll('-', '');
    const actor: Actor = { type: 'visitor', id: this.participant(personId) };
    return this.step(actor, 'seat.join', { joinKey, attendance: 'online' }, 'join', personId);
  }

  submit({ id, authorId, text }: Statement, language: string | undefined): Step {
    const args = { text, type: 'statement', language: language ?? languageOf(text), identity: 'anonymous' };
    return this.step(this.voter(authorId), 'question.submit', args, 'submit', id);
  }

  /** What the moderators of the consultation decided; a statement that they never judged was shown, and is here. */
  moderate(statement: Statement, questionId: string): Step {
    if (isShown(statement))
      return this.step(this.importer, 'question.publish', { questionId }, 'publish', statement.id);
    const args = { questionId, reason: 'off_topic', note: DECLINED_NOTE };
    return this.step(this.importer, 'question.decline', args, 'decline', statement.id);
  }

  vote({ voterId, statementId }: Vote, questionId: string): Step {
    const args = { questionId, on: true };
    return this.step(this.voter(voterId), 'question.vote', args, 'vote', statementId, voterId);
  }

  private voter(personId: number): Actor {
    return { type: 'participant', id: this.participant(personId) };
  }

  private participant(personId: number): string {
    return derivedId('consultation voter', this.sessionId, String(personId));
  }

  private step(actor: Actor, type: string, args: unknown, ...about: (string | number)[]): Step {
    const id = derivedId('consultation', this.sessionId, ...about.map(String));
    return { request: { id, type, args }, actor };
  }
}

function rulesFor(statements: Statement[]) {
  const longest = statements.reduce((most, { text }) => Math.max(most, length(text)), 0);
  const byAuthor = new Map<number, number>();
  for (const { authorId } of statements) byAuthor.set(authorId, (byAuthor.get(authorId) ?? 0) + 1);
  const most = Math.max(DEFAULT_RULES.questionsPerPerson, ...byAuthor.values());
  return {
    questionMaxChars: Math.max(DEFAULT_RULES.questionMaxChars, longest),
    questionsPerPerson: most > MOST_A_PERSON ? 0 : most,
  };
}

/** The first and the last day of it (UTC), as `2015-06-30 – 2016-01-04`; empty where nothing is dated. */
function periodOf(acts: { at: number }[]): string {
  if (acts.length === 0) return '';
  const [from, until] = acts.reduce(
    ([first, last], { at }) => [Math.min(first, at), Math.max(last, at)],
    [Infinity, -Infinity],
  );
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return day(from) === day(until) ? day(from) : `${day(from)} – ${day(until)}`;
}
