import type { RoomView } from '../live/room-view.js';
import { Rich } from '../parts/rich.js';
import { usePage, type Sheet } from './phone-context.js';

/** A second, quiet action in the words of the floor, and the sheet that it opens. */
export interface Second {
  words: string;
  sheet: Sheet;
}

/** The count for all to see, the one action of the page, and beside it what the floor offers. */
export function BottomBar({ second }: { second: Second | null | undefined }) {
  const { state, say, open } = usePage();
  const { counts } = state.room;
  const shut = shutBy(state.room);
  return (
    <footer className={second ? 'bottom two' : 'bottom'}>
      <div className="tally">
        {counts ? (
          <>
            <p className="tally-asked">
              <Rich
                text={say('askedAnswered', {
                  asked: say('asked', { n: counts.asked }),
                  answered: say('answeredTally', { n: counts.answered }),
                })}
              />
            </p>
            <button type="button" className="link" onClick={() => open({ name: 'record' })}>
              {counts.declined > 0 ? say('setAsideWhy', { n: counts.declined }) : say('howWeDecide')}
            </button>
          </>
        ) : null}
      </div>
      {second ? (
        <button type="button" className="secondary" onClick={() => open(second.sheet)}>
          {second.words}
        </button>
      ) : null}
      {shut ? (
        <p className="shut">{say(shut)}</p>
      ) : (
        <button
          form="lists"
          name="list"
          value="ask"
          className="primary"
          onClick={() => open({ name: 'ask' })}
        >
          {say('ask')}
        </button>
      )}
    </footer>
  );
}

type Shut = 'notOpenShort' | 'closedShort' | 'questionsOffShort' | 'refused.MUTED' | 'refused.QUOTA_REACHED';

/** Why no question can be asked now, or nothing. */
export function shutBy({ session, mine }: RoomView): Shut | null {
  if (session.phase === 'scheduled') return 'notOpenShort';
  if (!mayAsk(session.phase)) return 'closedShort';
  if (!session.switches.questions) return 'questionsOffShort';
  if (mine.profile?.muted) return 'refused.MUTED';
  return mine.left === 0 ? 'refused.QUOTA_REACHED' : null;
}

/** Whether questions are taken in this phase, given that they are switched on. */
export function mayAsk(phase: string): boolean {
  return phase === 'lobby' || phase === 'open' || phase === 'break';
}
