import { describe, expect, it, jest } from '@jest/globals';
import { DEFAULT_RULES, OrderView, type Rules } from '@openfloor/contract';
import type { Tally } from '@openfloor/room';
import { KeptOrders, orderAsked } from './kept-orders.js';
import type { OpenedRoom } from './opened-room.js';

const GRADE = { ballot: 'open', onRoll: 0 };

/** A room that counts how often an order is made of it. */
function roomOf(rules: Partial<Rules> = {}) {
  const order = jest.fn<Tally['order']>(() => [2, 1]);
  const reasons = jest.fn<Tally['reasons']>((_ranking, _footing, showVotes) => [
    { code: 'votes', votes: showVotes ? 7 : null },
    { code: 'votes', votes: showVotes ? 3 : null },
  ]);
  const followOrders = jest.fn();
  const tally = { order, reasons, followOrders, recount: () => undefined };
  const session = { rules: { ...DEFAULT_RULES, ...rules }, ...GRADE };
  const room = { session, list: () => [], count: () => 0 };
  return { open: { tally, room } as unknown as OpenedRoom, order, reasons, followOrders };
}

describe('orders for whoever asks', () => {
  it('are made across groups once in two seconds, for each ranking and footing by itself', () => {
    let now = 0;
    const { open, order, followOrders } = roomOf();
    const orders = new KeptOrders(() => now);
    const asks = (ranking: Rules['ranking'], footing: Rules['footing']) =>
      orders.of(open, { ranking, footing }, 'staff');
    for (let times = 0; times < 5; times += 1) {
      asks('balanced', 'groups');
      asks('balanced', 'people');
      asks('support', 'groups');
    }
    expect(order).toHaveBeenCalledTimes(3);
    now = 1_999;
    asks('balanced', 'groups');
    expect(order).toHaveBeenCalledTimes(3);
    now = 2_000;
    expect(OrderView.parse(asks('balanced', 'groups')).order).toEqual([2, 1]);
    expect([order, followOrders].map(({ mock }) => mock.calls.length)).toEqual([4, 4]);
  });

  it('take a twentieth of the time at most, where making one takes long', () => {
    let now = 0;
    const { open, order } = roomOf();
    order.mockImplementation(() => {
      now += 200;
      return [2, 1];
    });
    const orders = new KeptOrders(() => now);
    const asks = () => orders.of(open, { ranking: 'support', footing: 'people' }, 'staff');
    asks();
    now = 3_999;
    asks();
    expect(order).toHaveBeenCalledTimes(1);
    now = 4_000;
    asks();
    expect(order).toHaveBeenCalledTimes(2);
  });

  it('are always fresh by votes and by age, which cost nothing', () => {
    const { open, order } = roomOf();
    const orders = new KeptOrders(() => 0);
    for (const ranking of ['votes', 'newest', 'votes'] as const)
      orders.of(open, { ranking, footing: 'groups' }, 'public');
    expect(order).toHaveBeenCalledTimes(3);
  });

  it('tell no votes to whoever is not shown them, also while another reader’s order is kept', () => {
    const { open } = roomOf({ showVotes: false });
    const orders = new KeptOrders(() => 0);
    const asked = { ranking: 'balanced', footing: 'groups' } as const;
    const votes = (channel: 'staff' | 'public') => orders.of(open, asked, channel).why;
    expect(votes('staff')).toEqual([
      { code: 'votes', votes: 7 },
      { code: 'votes', votes: 3 },
    ]);
    expect(votes('public')).toEqual([
      { code: 'votes', votes: null },
      { code: 'votes', votes: null },
    ]);
  });

  it('are those of the rules where nothing is asked, and none where nothing like it is known', () => {
    const rules = { ranking: 'support', footing: 'people' } as const;
    expect(orderAsked({}, rules)).toEqual(rules);
    expect(orderAsked({ ranking: 'balanced' }, rules)).toEqual({ ...rules, ranking: 'balanced' });
    expect(orderAsked({ footing: 'groups' }, rules)).toEqual({ ...rules, footing: 'groups' });
    for (const query of [
      { ranking: 'best' },
      { footing: 'x' },
      { ranking: ['votes', 'newest'] },
      { ranking: '' },
    ])
      expect(() => orderAsked(query, rules)).toThrow(expect.objectContaining({ code: 'BAD_COMMAND' }));
  });
});
