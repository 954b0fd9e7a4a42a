import type { QuestionView, StageView } from '@openfloor/contract';
import { useCell, useDesk, useRoom, useSay } from '../desk/context.js';
import { useClockName } from '../speakers/clock-lines.js';
import { shortened } from './scene-words.js';

/** One thing that a scene can be about; null is whatever fits best at the moment. */
export interface About {
  id: string | null;
  word: string;
}

/** What each scene of a screen can be about now, the likeliest first. */
export interface Choices {
  question: About[];
  clock: About[];
  message: About[];
}

/** So many of the queue can be put on a screen by hand. */
const QUEUED = 20;

/** Reads what a screen could show; what it shows now is always among it. */
export function useChoices(stage: StageView): Choices {
  const say = useSay();
  const desk = useDesk();
  const columns = useCell(desk.columns, (held) => held);
  const clocks = useRoom(() => desk.room.records('clock'));
  const notices = useRoom(() => desk.room.records('notice'));
  const clockName = useClockName();
  const now = desk.room.serverNow();
  const held = desk.question(stage.refId);
  const near = [...columns.air, ...columns.queue.slice(0, QUEUED)];
  const questions = held && !near.includes(held) ? [held, ...near] : near;
  const standing = notices.filter(({ until }) => until === null || until > now);
  return {
    question: questions
      .filter(isPublic)
      .map(({ id, no, text }) => ({ id, word: `#${no} ${shortened(text)}` })),
    clock: [
      { id: null, word: say('clockOfSpeaker') },
      ...clocks.map((clock) => ({ id: clock.id, word: clockName(clock) })),
    ],
    message: [...standing]
      .sort((one, other) => other.at - one.at)
      .map(({ id, text }) => ({ id, word: shortened(text) })),
  };
}

/** The hall sees only what everybody may see. */
const isPublic = ({ status }: QuestionView): boolean => status !== 'pending' && status !== 'declined';

interface AboutFieldProps {
  choices: readonly About[];
  refId: string | null;
  onPick: (id: string | null) => void;
}

/** Which question, clock or notice. */
export function AboutField({ choices, refId, onPick }: AboutFieldProps) {
  const say = useSay();
  const at = choices.findIndex(({ id }) => id === refId);
  return (
    <label className="labelled">
      {say('sceneWhich')}
      <select
        className="field"
        value={at}
        onChange={(change) => onPick(choices[Number(change.target.value)]?.id ?? null)}
      >
        {at < 0 ? <option value={-1}>{say('sceneNewest')}</option> : null}
        {choices.map(({ id, word }, place) => (
          <option key={id ?? ''} value={place}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
