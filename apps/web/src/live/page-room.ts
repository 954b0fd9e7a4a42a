import { httpFirst, httpTransport, LiveRoom, loadSocketTransport, type Outbox } from '@openfloor/client';
import type { Channel, Welcome } from '@openfloor/contract';

/** How a page opens its room. */
export interface PageRoomOptions {
  session: string;
  /** The token of the seat, and the outbox of whoever sits there. */
  token?: string | undefined;
  outbox?: Outbox | undefined;
  /** The welcome that the page came with. */
  initial?: Welcome | undefined;
  as?: Channel;
}

/** The room of a page: plain requests first, the socket as soon as its code has arrived. */
export function openPageRoom({ session, token, outbox, initial, as }: PageRoomOptions): LiveRoom {
  return new LiveRoom({
    session,
    transport: httpFirst({
      http: httpTransport(),
      socket: async () => (await loadSocketTransport()).socketTransport(),
      rendered: initial !== undefined,
    }),
    ...(token ? { seat: token } : {}),
    ...(outbox ? { outbox } : {}),
    ...(initial ? { initial } : {}),
    ...(as ? { as } : {}),
  });
}
