import { useSay } from '../desk/context.js';
import { ActMenu } from './act-menu.js';

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
    <ActMenu
      look={words ? 'btn quiet set' : 'btn quiet'}
      word={words || word}
      label={words ? `${word}: ${words}` : word}
      items={items}
      chosen={found.length > 0 ? found.map(({ id }) => id) : [ANY]}
      onAct={(id) => onChoose(id === ANY ? null : id)}
    />
  );
}
