import { fetchDoor, type DoorNeed } from './door-need.js';
import { useLaterPage } from './later-context.js';
import { usePart } from './use-part.js';

/** What stands at the door: a line under the header, or with `onClose` the sheet in which a code is entered. */
export interface DoorProps {
  need: DoorNeed;
  onClose?: () => void;
}

/** The door, whose code and words only those phones fetch that it asks something of. */
export function LateDoor(props: DoorProps) {
  const { say } = useLaterPage();
  const part = usePart(async () => (await fetchDoor()).loadDoor(say.language));
  return part ? <part.Door {...props} /> : null;
}
