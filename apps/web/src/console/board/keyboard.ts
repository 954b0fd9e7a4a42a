import { useEffect } from 'react';
import { useDesk } from '../desk/context.js';
import { press } from '../desk/pressing.js';
import { keyAct, type KeyAct } from '../logic/keys.js';
import { EDITABLE } from './chosen.js';
import { FIND_ID } from './tools.js';

/** Where single keys do not act on the board: a sheet or a question asked back has the word. */
const ELSEWHERE = '[role=dialog]';

/** What acts there all the same. */
const ALWAYS: ReadonlySet<KeyAct> = new Set(['undo', 'keys', 'panic']);

/** What Space presses by itself, where the focus came to it by key. One that was clicked lets the board have Space. */
const CONTROLS = ':is(button, a, summary, [role=button], [role=switch], [role=tab]):focus-visible';

/** The keys of the board, heard on the whole page, before a list that searches by typing takes Space for itself. */
export function useKeyboard(): void {
  const desk = useDesk();
  useEffect(() => {
    let isTaken = false;
    const release = (key: KeyboardEvent): void => {
      if (isTaken && key.code === 'Space') key.preventDefault();
      isTaken = false;
    };
    const hear = (key: KeyboardEvent): void => {
      const at = key.target instanceof Element ? key.target : null;
      const { keysOff, sheet, asking, floorAsking } = desk.view.get();
      const where = { editable: !!at?.closest(EDITABLE), onControl: !!at?.closest(CONTROLS) };
      const act = keyAct(key, { ...where, off: keysOff });
      if (!act || key.defaultPrevented) return;
      const asked = asking !== null || floorAsking !== null;
      const away = !!at?.closest(ELSEWHERE) || asked || (sheet !== null && act !== 'keys');
      if (away && !ALWAYS.has(act)) return;
      key.preventDefault();
      isTaken = key.code === 'Space';
      if (act === 'find') document.getElementById(FIND_ID)?.focus();
      else press(desk, act);
    };
    document.addEventListener('keydown', hear, true);
    document.addEventListener('keyup', release, true);
    return () => {
      document.removeEventListener('keydown', hear, true);
      document.removeEventListener('keyup', release, true);
    };
  }, [desk]);
}
