import type { CommandArgs, CommandType } from '@openfloor/contract';
import { useState } from 'react';
import { useDesk } from '../desk/context.js';
import { usePollSay } from './words.js';

/** An act on a poll. */
export type PollAct = Extract<CommandType, `poll.${string}`>;
export type Give = <T extends PollAct>(
  type: T,
  args: CommandArgs<T>,
  told?: { no?: number; n?: number },
) => Promise<boolean>;

/** Gives commands about polls and says in a sentence what they did, or why they did nothing. Nothing of it can be undone. */
export function useGive(): { give: Give; said: string; isRefused: boolean } {
  const say = usePollSay();
  const { room } = useDesk();
  const [{ said, isRefused }, tell] = useState({ said: '', isRefused: false });
  const give: Give = async (type, args, { no, n } = {}) => {
    const reply = await room.does(type, args);
    if (!reply.ok) {
      tell({ said: say.maybe(`no.${reply.code}`) ?? say('noElse', { code: reply.code }), isRefused: true });
      return false;
    }
    const made = reply.result?.['no'];
    const number = no ?? (typeof made === 'number' ? made : '');
    tell({
      said: say.maybe(`did.${type}`, { no: number, ...(n === undefined ? {} : { n }) }) ?? '',
      isRefused: false,
    });
    return true;
  };
  return { give, said, isRefused };
}
