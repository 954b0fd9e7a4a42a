import { useSay, useView } from '../desk/context.js';
import type { TextKey } from '../../text/en/console.js';
import { Cap } from '../board/small.js';
import { useWords } from './words.js';

const KEYS = [
  ['N', 'key.note'],
  ['Q', 'key.quote'],
  ['F', 'key.flag'],
  ['L', 'key.link'],
] as const;

/** The keys, and what did not go through. */
export function RapporteurFoot() {
  const say = useWords();
  const board = useSay();
  const said = useView((view) => view.said);
  return (
    <footer className="foot">
      <p className="foot-keys" aria-hidden="true">
        {KEYS.map(([cap, word]) => (
          <span key={cap}>
            <Cap>{cap}</Cap> {say(word)}
          </span>
        ))}
        <span>{say('keysRest')}</span>
      </p>
      <p role="status" className="rap-said">
        {said ? board.maybe(said.key as TextKey) : ''}
      </p>
    </footer>
  );
}
