import type { FloorView } from '@openfloor/contract';
import { Act } from '../board/small.js';
import { useDesk, useSay, useView } from '../desk/context.js';
import { useNaming } from './use-speaking.js';

/** Opens the text of somebody who is read out; nothing where there is none. */
export function ReadAct({ floor }: { floor: FloorView }) {
  const say = useSay();
  const desk = useDesk();
  const { name } = useNaming()(floor);
  const isOpen = useView(({ sheet, readingId }) => sheet === 'text' && readingId === floor.id);
  if (floor.delivery !== 'text_read_out' || !floor.text) return null;
  return (
    <Act
      label={say('readText')}
      about={name}
      menu="bare"
      pressed={isOpen}
      onAct={() => desk.view.patch(isOpen ? { sheet: null } : { sheet: 'text', readingId: floor.id })}
    />
  );
}
