import type { TakeawayView, Wording } from '@openfloor/contract';
import { Act } from '../board/small.js';
import { useCan, useClock, useSay } from '../desk/context.js';
import type { TextKey } from '../../text/en/console.js';
import type { useGive } from './use-room.js';
import { useWords } from './words.js';

interface PartProps {
  takeaway: TakeawayView;
  give: ReturnType<typeof useGive>;
}

/** Every wording there was, the latest first, with what it had come to; one can be written again. */
export function Versions({ takeaway, give }: PartProps) {
  const say = useWords();
  const can = useCan();
  const { id: takeawayId, rev: seen, no, history = [], status } = takeaway;
  if (history.length === 0) return null;
  const canWrite = can.has('takeaway.edit') && status !== 'final' && status !== 'dropped';
  const restore = ({ heading, text, language, oneView, owner, dueAt }: Wording): void =>
    void give(takeawayId, 'takeaway.edit', {
      takeawayId,
      seen,
      ...{ heading, text, language, oneView, owner, dueAt },
    });
  return (
    <details className="rap-more rap-versions">
      <summary>{say('versions', { n: history.length + 1 })}</summary>
      <ol reversed>
        {history.toReversed().map((wording) => (
          <li key={wording.version}>
            <Told wording={wording} />
            {canWrite && wording.text !== '' ? (
              <Act
                label={say('restore')}
                about={`${no}, ${say('version', { n: wording.version })}`}
                onAct={() => restore(wording)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Told({ wording: { version, status, role, at, heading, text, language } }: { wording: Wording }) {
  const say = useWords();
  const desk = useSay();
  const clock = useClock();
  return (
    <>
      <p className="rap-who">
        <b>{say('version', { n: version })}</b>
        <span>{say.maybe(`status.${status}`)}</span>
        <span>
          {say('changedBy', { role: desk.maybe(`role.${role}` as TextKey) ?? role, time: clock.second(at) })}
        </span>
      </p>
      <p className="rap-why" lang={language} dir="auto">
        {[heading, text].filter(Boolean).join(': ') || say('empty')}
      </p>
    </>
  );
}
