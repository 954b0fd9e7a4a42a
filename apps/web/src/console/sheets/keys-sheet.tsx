import { useState } from 'react';
import { chooseTheme, chosenTheme, THEMES, type Theme } from '../../audience/theme.js';
import { IS_APPLE } from '../board/foot.js';
import { Act } from '../board/small.js';
import { useCan, useDesk, useSay, useView } from '../desk/context.js';
import { isKeyFor, KEY_LIST } from '../logic/keys.js';
import { Part, Sheet } from './sheet.js';

/** All keys, the switch that turns single keys off, and how the desk looks. */
export function KeysSheet() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const off = useView((view) => view.keysOff);
  return (
    <Sheet title={say('keysTitle')} lead={say('keysLead')}>
      <div className="acts">
        <Act label={say(off ? 'keysOn' : 'keysOff')} pressed={off} onAct={() => desk.setKeysOff(!off)} />
      </div>
      <dl className="key-list">
        {KEY_LIST.filter(({ act }) => isKeyFor(act, can)).map(({ act, caps }) => (
          <div key={act}>
            <dt>
              {caps.map((cap) => (
                <kbd className="cap" key={cap}>
                  {cap === 'Mod' ? (IS_APPLE ? '⌘' : 'Ctrl') : cap}
                </kbd>
              ))}
            </dt>
            <dd>{say.maybe(`keyBoth.${act}`) ?? say(`key.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <Look />
    </Sheet>
  );
}

function Look() {
  const say = useSay();
  const [look, choose] = useState<Theme>(() => chosenTheme());
  const take = (theme: Theme) => (): void => {
    chooseTheme(theme);
    choose(theme);
  };
  return (
    <Part title={say('look')}>
      <div className="acts" role="group" aria-label={say('look')}>
        {THEMES.map((theme) => (
          <Act key={theme} label={say(`look.${theme}`)} pressed={look === theme} onAct={take(theme)} />
        ))}
      </div>
    </Part>
  );
}
