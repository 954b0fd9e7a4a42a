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
  const path = `/sessions/${id}/order?ranking=${ranking}&footing=${footing}`;
  const [{ of, asked }, tell] = useState<{ of: string; asked: Asked }>({ of: path, asked: null });
  useEffect(() => {
    let isLate = false;
    void reach.get<OrderView>(path).then((answer) => {
      if (!isLate) tell({ of: path, asked: answer.ok ? whole(answer.said) : 'none' });
    });
    return () => void (isLate = true);
  }, [reach, path, round]);
  return of === path ? asked : null;
}

function whole(order: OrderView): Asked {
  const { why, footing } = order;
  return why && footing ? { ...order, why, footing } : 'none';
}
