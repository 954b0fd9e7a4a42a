import { Desk, HubLink, Id, Instant } from '@openfloor/contract';
import { z } from 'zod';

const count = z.int().min(0);

/** A desk of the staff with when somebody sat down at it, which decides between two of one number. */
export const SeatedDesk = Desk.extend({ since: Instant });
export type SeatedDesk = z.infer<typeof SeatedDesk>;

/**
 * Who is in a room on one node. `hubs` are those that node has heard; `here` the numbers of the open requests for the
 * floor whose maker is connected there.
 */
export const Part = z.object({
  participants: count,
  onsite: count,
  online: count,
  staff: count,
  desks: z.array(SeatedDesk),
  hubs: z.array(HubLink),
  here: z.array(count),
});
export type Part = z.infer<typeof Part>;

/**
 * What nodes tell each other. `moved`: a room was committed and stands there now; `here`: who is in it on the node that
 * says so; `ended`: logins have ended; `going`: the node ends, and nobody is on it any more.
 */
export const NodeMessage = z.discriminatedUnion('what', [
  z.object({ what: z.literal('moved'), sessionId: Id, rev: count, beat: count }),
  z.object({ what: z.literal('here'), sessionId: Id, part: Part }),
  z.object({
    what: z.literal('ended'),
    accountId: z.string().min(1).max(64),
    loginId: z.string().max(64).optional(),
    exceptId: z.string().max(64).optional(),
  }),
  z.object({ what: z.literal('going') }),
]);
export type NodeMessage = z.infer<typeof NodeMessage>;

const Letter = z.object({ from: z.uuid(), message: NodeMessage });
/** A message with the node that it is from. */
export type NodeLetter = z.infer<typeof Letter>;

/** A letter as it goes over the wire. */
export function writeLetter(letter: NodeLetter): string {
  return JSON.stringify(letter);
}

/** What came over the wire; undefined where it is no letter of a node, such as one of another version. */
export function readLetter(text: string): NodeLetter | undefined {
  try {
    return Letter.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
