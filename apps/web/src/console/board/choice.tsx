import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useSay } from '../desk/context.js';
import { Caret } from './small.js';

/** One thing that can be chosen; `short` stands on the button where the word is too long for it. */
export interface Choosable {
  id: string;
  word: string;
  short?: string;
}

interface ChoiceProps {
  word: string;
  chosen: readonly string[];
  choices: readonly Choosable[];
  onChoose: (id: string | null) => void;
}

const ANY = 'any';

/** A filter: says what it is, or what is chosen. */
export function Choice({ word, chosen, choices, onChoose }: ChoiceProps) {
  const say = useSay();
  const found = choices.filter(({ id }) => chosen.includes(id));
  const words = found.map((one) => one.short ?? one.word).join(', ');
  const items = [{ id: ANY, word: say('filter.any') }, ...choices];
  return (
    <MenuTrigger>
      <Button
        className={words ? 'btn quiet set' : 'btn quiet'}
        aria-label={words ? `${word}: ${words}` : word}
      >
        <span className="btn-word">{words || word}</span>
        <Caret />
      </Button>
      <Popover className="menu" placement="bottom start" offset={2}>
        <Menu
          aria-label={word}
          items={items}
          selectionMode="multiple"
          selectedKeys={found.length > 0 ? found.map(({ id }) => id) : [ANY]}
          onAction={(id) => onChoose(id === ANY ? null : String(id))}
        >
          {(item) => (
            <MenuItem className="menu-item" textValue={item.word}>
              {item.word}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
