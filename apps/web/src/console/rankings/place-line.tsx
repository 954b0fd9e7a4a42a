import { Act } from '../board/small.js';
import { useDesk, useSession } from '../desk/context.js';
import { useOrder } from './use-order.js';
import { whyWords } from './why-words.js';
import { useRankingSay } from './words.js';

/** Where a question stands on the public list and why, as of when this was opened; nothing where it does not wait. */
export function PlaceLine({ no }: { no: number }) {
  const say = useRankingSay();
  const desk = useDesk();
  const asked = useOrder(useSession().rules, 0);
  if (!asked || asked === 'none') return null;
  const at = asked.order.indexOf(no);
  const why = asked.why[at];
  if (!why) return null;
  const place = say('place', { n: at + 1, of: asked.order.length });
  return (
    <div className="place-line">
      <p>
        <b>{place}</b> {whyWords(say, why, at + 1).join(' · ')}
      </p>
      <Act label={say('compare')} onAct={() => desk.view.patch({ sheet: 'orders' })} />
    </div>
  );
}
