import { useEffect } from 'react';
import { useDesk } from '../desk/context.js';
import { press } from '../desk/pressing.js';
import { keyAct } from '../logic/keys.js';
import { EDITABLE } from './chosen.js';
import { FIND_ID } from './tools.js';

/** Where single keys do not act on the board: a sheet or a question asked back has the word. */
const ELSEWHERE = '[role=dialog]';

/** The keys of the board, heard on the whole page. */
export function useKeyboard(): void {
  const desk = useDesk();
  useEffect(() => {
    const hear = (key: KeyboardEvent): void => {
      const at = key.target instanceof Element ? key.target : null;
      const { keysOff, sheet, asking } = desk.view.get();
      const act = keyAct(key, { editable: !!at?.closest(EDITABLE), off: keysOff });
      if (!act || key.defaultPrevented) return;
      const away = !!at?.closest(ELSEWHERE) || asking !== null || (sheet !== null && act !== 'keys');
      if (away && act !== 'undo' && act !== 'keys') return;
      key.preventDefault();
      if (act === 'find') document.getElementById(FIND_ID)?.focus();
      else press(desk, act);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [desk]);
}
