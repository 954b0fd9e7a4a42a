import { useDesk, useRoom } from '../desk/context.js';

import { PanelTakeaways } from './takeaways.js';

/** What the session concludes, fetched once anything of it was shown. */
export function LateTakeaways(props: { isOpen: boolean; onToggle: () => void }) {
  const { room } = useDesk();
  const takeaways = useRoom(() => room.records('takeaway'));
  if (!takeaways.some(({ status }) => status !== 'draft' && status !== 'dropped')) return null;
  return <PanelTakeaways {...props} />;
}
