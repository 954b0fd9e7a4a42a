import type { FloorView } from '@openfloor/contract';
import { ActMenu } from '../board/act-menu.js';
import { askFloor, extend } from '../desk/calling.js';
import { useCan, useDesk, useSay } from '../desk/context.js';
import type { Desk } from '../desk/desk.js';
import { deliver, requeue } from '../desk/giving.js';
import { askToTell } from '../desk/telling.js';
import type { FloorAct } from '../logic/floor-may.js';
import { useOffers } from './use-speaking.js';

type FloorEntry =
  'skip' | 'refuse' | 'move' | 'read' | 'voice' | 'gist' | 'less' | 'again' | 'first' | 'last';
type Entry = FloorEntry | 'tell';

const ENTRIES: readonly { id: FloorEntry; act: FloorAct }[] = [
  { id: 'again', act: 'requeue' },
  { id: 'first', act: 'requeue' },
  { id: 'last', act: 'requeue' },
  { id: 'less', act: 'extend' },
  { id: 'skip', act: 'skip' },
  { id: 'refuse', act: 'refuse' },
  { id: 'move', act: 'move' },
  { id: 'read', act: 'deliver' },
  { id: 'voice', act: 'deliver' },
  { id: 'gist', act: 'gist' },
];

function give(desk: Desk, id: Entry, floor: FloorView): void {
  if (id === 'skip' || id === 'refuse' || id === 'move' || id === 'gist')
    askFloor(desk, { kind: id, floorId: floor.id });
  else if (id === 'read' || id === 'voice') deliver(desk, floor);
  else if (id === 'less') void extend(desk, -30);
  else if (id === 'tell') askToTell(desk, floor.id);
  else requeue(desk, floor, id === 'again' ? 'same' : id);
}

/** Everything else that can be done with somebody on the list, in one menu. */
export function ActsMenu({ floor, who, bare = false }: { floor: FloorView; who: string; bare?: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const offers = useOffers(floor);
  const isRead = floor.delivery === 'text_read_out';
  const entries = ENTRIES.filter(({ id, act }) => offers(act) && id !== (isRead ? 'read' : 'voice'));
  const ids: Entry[] = entries.map(({ id }) => id);
  if (can.has('signal.send')) ids.push('tell');
  if (ids.length === 0) return null;
  return (
    <ActMenu
      look={bare ? 'btn bare' : 'btn'}
      word={say('moreActs')}
      label={`${say('moreActs')}: ${who}`}
      items={ids.map((id) => ({ id, word: say(`speakerAct.${id}`) }))}
      onAct={(id) => give(desk, id, floor)}
    />
  );
}
