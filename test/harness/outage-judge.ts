import type { Corner, Reply } from '@openfloor/contract';
import { type Act, decided } from './outage-play.js';

/** An act with the id that the outbox gave it. */
export interface Made extends Act {
  id: string;
}

/** What is wrong with a replay; all empty where nothing is. */
export interface Verdict {
  /** Acts that no page ever showed a result of. */
  silent: string[];
  /** Acts that were decided otherwise than they had to be in the order made. */
  wrong: string[];
  /** Questions and requests that are in the room more than once, or not at all although they were accepted. */
  doubled: string[];
  lost: string[];
  /** Acts whose number or revision is not after that of the one before. */
  disordered: string[];
}

/** Judges what became of what was made, by its results and by the corner that the room holds for the hub. */
export function judge(made: Made[], results: ReadonlyMap<string, Reply>, corner: Corner): Verdict {
  const accepted = made.filter(({ id }) => results.get(id)?.ok);
  const asked = accepted.filter(({ type }) => type === 'question.submit').map(textOf);
  const called = accepted.filter(({ type }) => type === 'floor.request').map(nameOf);
  const questions = corner.questions.map(({ text }) => text);
  const names = corner.floor.map(({ name }) => name ?? '');
  return {
    silent: made.filter(({ id }) => !results.has(id)).map(({ id }) => id),
    wrong: made
      .filter(({ id, due }) => results.has(id) && decided(results.get(id)) !== due)
      .map(({ id, type, due }) => `${type}: ${decided(results.get(id))} instead of ${due}`),
    doubled: [...more(questions), ...more(names)],
    lost: [...without(asked, questions), ...without(called, names)],
    disordered: [
      ...steps(
        inRoom(
          accepted,
          'question.submit',
          textOf,
          numbers(corner.questions, ({ text }) => text),
        ),
      ),
      ...steps(
        inRoom(
          accepted,
          'floor.request',
          nameOf,
          numbers(corner.floor, ({ name }) => name ?? ''),
        ),
      ),
      ...turns(accepted, results),
    ],
  };
}

function textOf({ args }: Made): string {
  return (args as { text: string }).text;
}

function nameOf({ args }: Made): string {
  return (args as { onBehalfOf: { name: string } }).onBehalfOf.name;
}

function more(all: string[]): string[] {
  return all.filter((one, at) => all.indexOf(one) !== at);
}

function without(wanted: string[], there: string[]): string[] {
  return wanted.filter((one) => !there.includes(one));
}

function numbers<T extends { no: number }>(all: T[], keyOf: (one: T) => string): Map<string, number> {
  return new Map(all.map((one) => [keyOf(one), one.no]));
}

function inRoom(
  accepted: Made[],
  type: string,
  keyOf: (made: Made) => string,
  nos: Map<string, number>,
): [string, number][] {
  return accepted
    .filter((made) => made.type === type)
    .flatMap((made) => {
      const no = nos.get(keyOf(made));
      return no === undefined ? [] : [[keyOf(made), no] as [string, number]];
    });
}

/** Each must have a higher number than the one before. */
function steps(list: [string, number][]): string[] {
  return list.filter(([, no], at) => at > 0 && no <= (list[at - 1]?.[1] ?? 0)).map(([key]) => key);
}

/** No turn of the room may come before that of what was made earlier. */
function turns(accepted: Made[], results: ReadonlyMap<string, Reply>): string[] {
  const revOf = ({ id }: Made): number => {
    const reply = results.get(id);
    return reply?.ok ? reply.rev : 0;
  };
  return accepted
    .filter((made, at) => at > 0 && revOf(made) < revOf(accepted[at - 1] as Made))
    .map(({ id, type }) => `${type} ${id}`);
}
