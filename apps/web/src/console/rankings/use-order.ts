import type { OrderView, Rules } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';

/** An order as it was when it was asked for, null while it is on its way, 'none' where it did not come. */
export type Asked = Required<OrderView> | null | 'none';

/** Asks for an order of the questions, and again whenever `round` is another number. It never moves by itself. */
export function useOrder({ ranking, footing }: Pick<Rules, 'ranking' | 'footing'>, round: number): Asked {
  const reach = useReach();
  const { id } = useSession();
  const [asked, tell] = useState<Asked>(null);
  useEffect(() => {
    let isLate = false;
    const path = `/sessions/${id}/order?ranking=${ranking}&footing=${footing}`;
    void reach.get<OrderView>(path).then((answer) => {
      if (!isLate) tell(answer.ok ? whole(answer.said) : 'none');
    });
    return () => void (isLate = true);
  }, [reach, id, ranking, footing, round]);
  return asked;
}

function whole(order: OrderView): Asked {
  const { why, footing } = order;
  return why && footing ? { ...order, why, footing } : 'none';
}
