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

/** Staff and panel are few, so they need not spread out when all come back together, ms. */
const STAFF_RETRY_MS = 2_000;

/** The room of a page: plain requests first, the socket as soon as its code has arrived. */
export function openPageRoom({ session, token, outbox, initial, as }: PageRoomOptions): LiveRoom {
  const hurry = as && as !== 'public' ? { retryMostMs: STAFF_RETRY_MS } : {};
  return new LiveRoom({
    session,
    transport: httpFirst({
      http: httpTransport(),
      socket: async () => (await loadSocketTransport()).socketTransport(hurry),
      rendered: initial !== undefined,
      ...hurry,
    }),
    ...(token ? { seat: token } : {}),
    ...(outbox ? { outbox } : {}),
    ...(initial ? { initial } : {}),
    ...(as ? { as } : {}),
  });
}
