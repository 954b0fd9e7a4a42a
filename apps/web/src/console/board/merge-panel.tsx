import type { QuestionView } from '@openfloor/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDesk, useSay } from '../desk/context.js';
import { merge } from '../desk/triage.js';
import { matcher, NO_FILTERS } from '../logic/filters.js';
import { likeness } from '../logic/similar.js';
import { Panel, walk } from './panel.js';
import { Mark, Receipt } from './small.js';
import { Votes } from './stub.js';

/** Where a question can be merged into (contract, "Merging"). */
const INTO: ReadonlySet<string> = new Set(['published', 'shortlisted', 'on_air', 'answered', 'deferred']);
const SHOWN = 30;

/** Into which question this one is merged: the most alike first, or found by number or words. */
export function MergePanel({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [find, write] = useState('');
  const found = useRanked(question)
    .filter(matcher({ ...NO_FILTERS, find }))
    .slice(0, SHOWN);
  const title = say('merge.title', { no: String(question.no) });
  const take = (into: QuestionView | undefined): void => (into ? merge(desk, question, into) : undefined);
  return (
    <Panel
      tall
      title={title}
      label={title}
      lead={say('merge.lead')}
      foot={say('merge.foot')}
      onClose={onClose}
    >
      <div className="merging" onKeyDown={walk}>
        <FindInto find={find} onWrite={write} onEnter={() => take(found[0])} />
        <ul className="reasons">
          {found.map((into) => (
            <Candidate key={into.id} into={into} onChoose={() => take(into)} />
          ))}
          {found.length === 0 ? <li className="nothing">{say('merge.none')}</li> : null}
        </ul>
      </div>
    </Panel>
  );
}

interface FindIntoProps {
  find: string;
  onWrite: (find: string) => void;
  onEnter: () => void;
}

function FindInto({ find, onWrite, onEnter }: FindIntoProps) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <label className="panel-pad">
      <span className="visually-hidden">{say('merge.find')}</span>
      <input
        ref={field}
        className="field"
        type="search"
        dir="auto"
        placeholder={say('merge.find')}
        value={find}
        onChange={(change) => onWrite(change.target.value)}
        onKeyDown={(key) => (key.key === 'Enter' ? onEnter() : undefined)}
      />
    </label>
  );
}

/** Everything that can take the question in, the most alike first, as it was when the panel opened. */
function useRanked(question: QuestionView): QuestionView[] {
  const { room, alike } = useDesk();
  return useMemo(() => {
    const others = room
      .records('question')
      .filter(({ id, status }) => id !== question.id && INTO.has(status));
    return others
      .map((other) => ({
        other,
        like: alike.get(question.no) === other.no ? 2 : likeness(question.text, other.text),
      }))
      .sort((a, b) => b.like - a.like || a.other.no - b.other.no)
      .map(({ other }) => other);
  }, [room, alike, question.id, question.text]);
}

function Candidate({ into, onChoose }: { into: QuestionView; onChoose: () => void }) {
  return (
    <li>
      <button type="button" onClick={onChoose}>
        <span className="reason-words">
          <span className="candidate-meta">
            <Receipt no={into.no} /> <Mark group={into.author.stakeholderGroup} /> <Votes question={into} />
          </span>
          <span className="words" lang={into.language} dir="auto">
            {into.text}
          </span>
        </span>
      </button>
    </li>
  );
}
