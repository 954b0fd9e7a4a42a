import { Refusal } from '@openfloor/contract';
import type { KeptCommand } from '../kept/commands.store.js';
import type { PhoneCommand } from './onward.rules.js';

/** What a command is about, and what makes such a thing. */
const ABOUT: Partial<Record<PhoneCommand, { key: 'questionId' | 'floorId'; makes: string }>> = {
  'question.edit': { key: 'questionId', makes: 'question.submit' },
  'question.withdraw': { key: 'questionId', makes: 'question.submit' },
  'question.appeal': { key: 'questionId', makes: 'question.submit' },
  'floor.withdraw': { key: 'floorId', makes: 'floor.request' },
  'floor.ready': { key: 'floorId', makes: 'floor.request' },
  'floor.delivery': { key: 'floorId', makes: 'floor.request' },
  'floor.accept': { key: 'floorId', makes: 'floor.request' },
};

type Args = Record<string, unknown>;

/** Where it is asked whose a thing is: `author` of a question or request, `command` by its id, `isSeen` by the public. */
export interface Owned {
  author(id: string): string | undefined;
  command(id: string): Pick<KeptCommand, 'author' | 'type' | 'reply'> | undefined;
  isSeen(id: string): boolean;
}

/**
 * Refuses what is about somebody else's question or request: `NOT_ALLOWED` where everybody sees it, else `NOT_FOUND`.
 * One's own may also be named by the command that asked for it, while the room has not answered that.
 */
export function expectOwn(type: PhoneCommand, args: Args, author: string, owned: Owned): void {
  const about = ABOUT[type];
  if (!about) return;
  const id = String(args[about.key]);
  if (owned.author(id) === author) return;
  const maker = owned.command(id);
  if (maker?.author === author && maker.type === about.makes) return;
  if (owned.isSeen(id)) throw new Refusal('NOT_ALLOWED', 'this is of somebody else');
  throw new Refusal('NOT_FOUND', 'there is no such thing here');
}

/**
 * The arguments with the room's own id where they name a command that asked for something: `undefined` while the room
 * has not answered it. Refuses `NOT_FOUND` where it was refused.
 */
export function resolved(type: string, args: Args, owned: Pick<Owned, 'command'>): Args | undefined {
  const about = ABOUT[type as PhoneCommand];
  const maker = about && owned.command(String(args[about.key]));
  if (!about || !maker) return args;
  if (!maker.reply) return undefined;
  const id = maker.reply.ok ? maker.reply.result?.[about.key] : undefined;
  if (typeof id !== 'string') throw new Refusal('NOT_FOUND', 'what this is about was refused');
  return { ...args, [about.key]: id };
}

/** The id of what an accepted command made, if it made something of one's own. */
export function madeBy({ type, reply }: Pick<KeptCommand, 'type' | 'reply'>): string | undefined {
  if (!reply?.ok) return undefined;
  const key = type === 'question.submit' ? 'questionId' : type === 'floor.request' ? 'floorId' : undefined;
  const id = key && reply.result?.[key];
  return typeof id === 'string' ? id : undefined;
}
