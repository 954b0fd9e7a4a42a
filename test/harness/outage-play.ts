import type { CommandArgs, CommandType, Reply } from '@openfloor/contract';
import type { OpenedRoom, Person, Result } from './people.js';
import { until } from './until.js';

/** One thing that a hub does while it has no link, and how the room must decide it when it comes. */
export interface Act {
  type: CommandType;
  args: CommandArgs<CommandType>;
  /** `ok`, or the code of the refusal. */
  due: string;
}

/** What stands in the room when the link goes. */
export interface Before {
  /** Questions of others that stay open, one that is answered meanwhile, and one that its author takes back. */
  open: string[];
  answered: string;
  takenBack: string;
  /** Questions of the hub; the first is declined meanwhile. */
  own: string[];
  /** Requests of the hub that wait for the floor, as many as it may have. */
  requests: string[];
}

const HEADCOUNT = 60;
const REQUESTS = 30;

/** Counts the hub in and lets it and others ask, so that there is something to act on. */
export async function prepare(room: OpenedRoom, hub: Person): Promise<Before> {
  const { moderator, ama } = room;
  await moderator.does('session.rules', {
    questionsPerHub: 500,
    questionsPerPerson: 0,
    requestsPerHub: REQUESTS,
    review: 'after',
  });
  await hub.does('hub.checkIn', { headcount: HEADCOUNT });
  const ask = async (by: Person, text: string) =>
    (await patiently(by, 'question.submit', { text })).questionId;
  const requests: string[] = [];
  for (let at = 0; at < REQUESTS; at += 1) {
    const made = await patiently(hub, 'floor.request', { onBehalfOf: { name: `Speaker ${at}` } });
    requests.push(made.floorId);
  }
  return {
    open: [await ask(ama, 'Who pays for the cable?'), await ask(ama, 'When is the next meeting?')],
    answered: await ask(ama, 'Is this being recorded?'),
    takenBack: await ask(ama, 'Can you hear me?'),
    own: [await ask(hub, 'Will there be minutes?'), await ask(hub, 'Who chairs the group?')],
    requests,
  };
}

/** Gives a command again as long as it comes too soon after others. */
async function patiently<T extends CommandType>(by: Person, type: T, args: CommandArgs<T>): Promise<Result> {
  return until(`${type} is let through`, async () => {
    const reply = await by.tries(type, args);
    if (reply.ok) return reply.result as unknown as Result;
    if (reply.code !== 'RATE_LIMITED') throw new Error(reply.message);
    return undefined;
  });
}

/** What the room goes on with while the hub is away. */
export async function meanwhile({ moderator, ama }: OpenedRoom, before: Before): Promise<void> {
  const [declined = ''] = before.own;
  await moderator.does('question.decline', { questionId: declined, reason: 'off_topic' });
  await moderator.does('question.air', { questionIds: [before.answered], expect: null });
  await moderator.does('question.answered', { questionId: before.answered });
  await ama.does('question.withdraw', { questionId: before.takenBack });
}

/**
 * So many acts in the order in which a coordinator gives them: questions of named and unnamed people, counts of hands,
 * requests and withdrawals, check-ins and words to the desk. Some come too late, and some are only right in this order:
 * a request fits because another was withdrawn before, and hands fit the headcount of the last check-in.
 */
export function actsOf(before: Before, count: number): Act[] {
  let headcount = HEADCOUNT;
  const requests = [...before.requests];
  const round: ((at: number) => Act)[] = [
    (at) => asks(at),
    (at) => hands(before.open[at % 2] ?? '', (at * 7) % 75, headcount),
    () => ok('floor.withdraw', { floorId: requests.shift() ?? '' }),
    (at) => ok('floor.request', { onBehalfOf: { name: `Caller ${at}`, affiliation: 'A school' } }),
    (at) => asks(at),
    (at) => {
      headcount = 20 + ((at * 11) % 50);
      return ok('hub.checkIn', { headcount });
    },
    (at) => hands(before.open[0] ?? '', (at * 13) % 75, headcount),
    (at) => ok('signal.send', { to: { roles: ['moderator'] }, text: `Word ${at}` }),
    (at) => asks(at),
    (at) => late(before, at),
  ];
  return Array.from({ length: count }, (_, at) => (round[at % round.length] as (at: number) => Act)(at));
}

function ok<T extends CommandType>(type: T, args: CommandArgs<T>): Act {
  return { type, args, due: 'ok' };
}

function asks(at: number): Act {
  const onBehalfOf = at % 3 === 0 ? { stakeholderGroup: 'academia' as const } : { name: `Asker ${at}` };
  return ok('question.submit', { text: `Question number ${at} of the outage?`, onBehalfOf });
}

function hands(questionId: string, raised: number, headcount: number): Act {
  return {
    type: 'hub.count',
    args: { questionId, hands: raised },
    due: raised > headcount ? 'QUOTA_REACHED' : 'ok',
  };
}

function late({ answered, takenBack, own }: Before, at: number): Act {
  const [declined = ''] = own;
  const acts: Act[] = [
    { type: 'hub.count', args: { questionId: answered, hands: 3 }, due: 'WRONG_STATE' },
    { type: 'hub.count', args: { questionId: takenBack, hands: 3 }, due: 'NOT_FOUND' },
    { type: 'question.withdraw', args: { questionId: declined }, due: 'WRONG_STATE' },
  ];
  return acts[Math.floor(at / 10) % acts.length] as Act;
}

/** A reply in the words of `due`. */
export function decided(reply: Reply | undefined): string {
  if (!reply) return 'nothing';
  return reply.ok ? 'ok' : reply.code;
}
