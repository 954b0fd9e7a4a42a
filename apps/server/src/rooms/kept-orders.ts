import { RANKINGS, Refusal, type Channel, type OrderView, type Rules } from '@openfloor/contract';
import { gradeOf, isAcross, type Tally } from '@openfloor/room';
import type { OpenedRoom } from './opened-room.js';

/** Which order somebody asks for. */
export type OrderAsked = Pick<Rules, 'ranking' | 'footing'>;

/** An order across groups is made at most so often for those who ask, whatever comes in between. */
const KEPT_MS = 2_000;
/** And never takes more than one part in so many of the time. */
const REST = 20;

interface Kept {
  tally: Tally;
  until: number;
  view: OrderView;
}

/** The order that a query names; what it does not name is as the rules of the session say. */
export function orderAsked(query: Record<string, unknown>, rules: OrderAsked): OrderAsked {
  const { ranking = rules.ranking, footing = rules.footing } = query;
  const known = RANKINGS.find((one) => one === ranking);
  if (!known) throw new Refusal('BAD_COMMAND', 'no such ranking');
  if (footing !== 'people' && footing !== 'groups') throw new Refusal('BAD_COMMAND', 'no such footing');
  return { ranking: known, footing };
}

/** Orders for whoever asks over HTTP. Those across groups are kept a while, since they cost a look at every ballot. */
export class KeptOrders {
  private readonly kept = new WeakMap<OpenedRoom, Map<string, Kept>>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  of(open: OpenedRoom, asked: OrderAsked, channel: Channel): OrderView {
    const showVotes = channel !== 'public' || open.room.session.rules.showVotes;
    if (!isAcross(asked.ranking)) return made(open, asked, showVotes);
    const orders = this.kept.get(open) ?? new Map<string, Kept>();
    this.kept.set(open, orders);
    const name = `${asked.ranking} ${asked.footing} ${showVotes}`;
    const known = orders.get(name);
    const from = this.now();
    if (known?.tally === open.tally && from < known.until) return known.view;
    open.tally.recount();
    open.tally.followOrders();
    const view = made(open, asked, showVotes);
    const took = this.now() - from;
    orders.set(name, { tally: open.tally, until: from + Math.max(KEPT_MS, REST * took), view });
    return view;
  }
}

function made({ room, tally }: OpenedRoom, { ranking, footing }: OrderAsked, showVotes: boolean): OrderView {
  tally.recount();
  const order = tally.order(ranking, footing);
  return {
    ranking,
    footing,
    order,
    why: tally.reasons(ranking, footing, showVotes),
    grade: gradeOf(room.session),
  };
}
