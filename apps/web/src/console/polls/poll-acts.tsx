import type { PollView } from '@openfloor/contract';
import { Act } from '../board/small.js';
import { useCan, useDesk } from '../desk/context.js';
import { setScene } from '../desk/staging.js';
import { useStages } from '../stages/use-stages.js';
import type { Give, PollAct } from './use-give.js';
import { usePollSay } from './words.js';

interface ActsProps {
  poll: PollView;
  give: Give;
  isEdited: boolean;
  onEdit: () => void;
}

type Named = 'poll.open' | 'poll.close' | 'poll.publish' | 'poll.drop';
type Word = 'open' | 'reopen' | 'close' | 'publish' | 'drop';

/** What can be done in each state, the expected next step first. */
const OFFERED: Record<PollView['status'], readonly [Named, Word][]> = {
  draft: [
    ['poll.open', 'open'],
    ['poll.drop', 'drop'],
  ],
  open: [['poll.close', 'close']],
  closed: [
    ['poll.publish', 'publish'],
    ['poll.open', 'reopen'],
    ['poll.drop', 'drop'],
  ],
  published: [],
  dropped: [],
};

/** The acts on a poll as it stands, as far as this seat may give them, and the screens that it can be shown on. */
export function PollActs({ poll, give, isEdited, onEdit }: ActsProps) {
  const say = usePollSay();
  const can = useCan();
  const { id: pollId, no, status } = poll;
  const isSeen = status !== 'draft' && status !== 'dropped';
  return (
    <div className="acts">
      {OFFERED[status]
        .filter(([type]) => can.has(type satisfies PollAct))
        .map(([type, word], at) => (
          <Act
            key={type}
            label={say(word)}
            no={no}
            {...(at === 0 ? { kind: 'accent' as const } : {})}
            onAct={() => void give(type, { pollId }, { no })}
          />
        ))}
      {status === 'draft' && can.has('poll.edit') ? (
        <Act label={say('edit')} no={no} menu pressed={isEdited} onAct={onEdit} />
      ) : null}
      {isSeen && can.has('stage.show') ? <ShowActs pollId={pollId} no={no} /> : null}
    </div>
  );
}

/** Puts a poll on a screen of the room; again gives the screen back to what is on air. */
function ShowActs({ pollId, no }: { pollId: string; no: number }) {
  const say = usePollSay();
  const desk = useDesk();
  return useStages().map(({ id, name, scene, refId }) => {
    const isShown = scene === 'poll' && refId === pollId;
    const next = isShown
      ? ({ scene: 'auto', refId: null } as const)
      : ({ scene: 'poll', refId: pollId } as const);
    return (
      <Act
        key={id}
        label={say(isShown ? 'shownOn' : 'showOn', { stage: name })}
        no={no}
        pressed={isShown}
        onAct={() => void setScene(desk, id, next)}
      />
    );
  });
}
