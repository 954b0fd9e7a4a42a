import { DECLINE_REASONS, type DeclineReason, type QuestionView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { useCell, useDesk, useSay, useView } from '../desk/context.js';
import { mute, remove, setAside } from '../desk/triage.js';
import { byReason } from '../logic/sum.js';
import { digitOf } from '../logic/keys.js';
import { Check } from '../sheets/fields.js';
import { Panel, walk } from './panel.js';
import { Cap } from './small.js';

interface AsideProps {
  kind: 'aside' | 'mute' | 'remove';
  question: QuestionView;
  onClose: () => void;
}

/** Why a question is set aside, or its author muted or removed: one reason, one digit. */
export function AsidePanel({ kind, question, onClose }: AsideProps) {
  const say = useSay();
  const desk = useDesk();
  const [note, write] = useState('');
  const [drops, drop] = useState(false);
  const aside = kind === 'aside';
  const title = say(`${kind}.title`, { no: String(question.no) });
  const choose = (reason: DeclineReason): void => {
    if (aside) return setAside(desk, question, reason, note);
    if (kind === 'mute') mute(desk, question, reason);
    else remove(desk, question, reason, drops);
    onClose();
  };
  const byDigit = (key: React.KeyboardEvent): void => {
    const reason = DECLINE_REASONS[(digitOf(key) ?? 0) - 1];
    if (!reason || key.target instanceof HTMLInputElement) return;
    key.preventDefault();
    choose(reason);
  };
  const words = { lead: say(aside ? 'aside.lead' : 'mute.lead'), tail: aside ? say('aside.soFar') : '' };
  return (
    <Panel
      tall
      title={title}
      label={title}
      {...words}
      foot={say('aside.foot')}
      onKey={byDigit}
      onClose={onClose}
    >
      {aside ? <Note note={note} onWrite={write} /> : null}
      {kind === 'remove' ? <Check word={say('remove.drops')} checked={drops} onCheck={drop} /> : null}
      <Reasons aside={aside} note={note.trim()} onChoose={choose} />
    </Panel>
  );
}

function Note({ note, onWrite }: { note: string; onWrite: (note: string) => void }) {
  const say = useSay();
  return (
    <label className="aside-note">
      {say('aside.note')}
      <input
        className="field"
        dir="auto"
        maxLength={300}
        value={note}
        onChange={(change) => onWrite(change.target.value)}
      />
    </label>
  );
}

function Reasons({
  aside,
  note,
  onChoose,
}: {
  aside: boolean;
  note: string;
  onChoose: (reason: DeclineReason) => void;
}) {
  const say = useSay();
  const desk = useDesk();
  const keysOff = useView((view) => view.keysOff);
  const counted = byReason(useCell(desk.columns, (columns) => columns.aside));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <ul ref={list} className="reasons" onKeyDown={walk}>
      {DECLINE_REASONS.map((reason, at) => (
        <li key={reason}>
          <button type="button" onClick={() => onChoose(reason)}>
            {keysOff ? null : <Cap>{String(at + 1)}</Cap>}
            <span className="reason-words">
              <b>{say(`reason.${reason}`)}</b>
              {aside ? (
                <span>
                  {say('quoted', { text: say(`sentence.${reason}`) })}{' '}
                  {note ? <bdi>{say('quoted', { text: note })}</bdi> : null}
                </span>
              ) : null}
            </span>
            {aside ? <span className="reason-n">{counted.get(reason) ?? 0}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
