import { Icon } from '../parts/icons.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';
import type { SupportState } from './support.js';

const WORDS = {
  idle: 'support',
  saving: 'saving',
  counted: 'counted',
  kept: 'kept',
  own: 'yours',
  off: 'supportOff',
} as const;
/** Behind a relay support is a hand that is raised: it counts among the hub's and never among the votes. */
const HAND_WORDS = { ...WORDS, idle: 'raiseHand', counted: 'handCounted' } as const;

interface SupportButtonProps {
  look: SupportState['look'];
  votes: number;
  isPressed: boolean;
  isOpen: boolean;
  no: number;
  showsVotes: boolean;
  isHand: boolean;
  say: Say<ListTexts>;
  onTap: () => void;
}

/**
 * Supports a question: five looks, each with its own word and sign. Its number never changes its width. Where no script
 * runs, or not yet, it sends the form that the list stands in.
 */
export function SupportButton(props: SupportButtonProps) {
  const { look, votes, isPressed, isOpen, no, showsVotes, isHand, say, onTap } = props;
  const words = isHand ? HAND_WORDS : WORDS;
  const face = (
    <>
      <span className="sup-count">
        <Sign look={look} />
        {showsVotes ? say('plainNumber', { n: votes }) : null}
      </span>{' '}
      <span className="sup-word">{say(words[look])}</span>
      <span className="visually-hidden">
        {look === 'idle' ? ' ' : `. ${say(words.idle)} `}
        {say('questionNo', { no: `#${no}` })}
      </span>
    </>
  );
  if (!isOpen) {
    return (
      <div className="sup" data-look={look}>
        {face}
      </div>
    );
  }
  return (
    <button
      name={isPressed ? 'down' : 'up'}
      value={no}
      className="sup"
      data-look={look}
      aria-pressed={isPressed}
      onClick={onTap}
    >
      {face}
    </button>
  );
}

function Sign({ look }: { look: SupportState['look'] }) {
  if (look === 'own' || look === 'off') return null;
  if (look === 'saving') return <span className="dot" aria-hidden="true" />;
  return <Icon name={look === 'counted' ? 'check' : look === 'kept' ? 'clock' : 'up'} />;
}
