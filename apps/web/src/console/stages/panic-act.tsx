import { Act } from '../board/small.js';
import { useDesk, useSay, useView } from '../desk/context.js';
import { panic } from '../desk/staging.js';
import { isBlanked } from '../logic/panic.js';
import { useStages } from './use-stages.js';

/** Clears every screen at once; the same again brings back what each of them showed. */
export function PanicAct() {
  const say = useSay();
  const desk = useDesk();
  const caps = useView((view) => !view.keysOff);
  const blanked = isBlanked(useStages());
  return (
    <Act
      label={say(blanked ? 'stage.back' : 'stage.blankAll')}
      cap={caps ? '.' : undefined}
      kind={blanked ? 'accent' : undefined}
      onAct={() => void panic(desk)}
    />
  );
}
