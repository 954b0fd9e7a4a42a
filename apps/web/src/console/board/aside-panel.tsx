import { DECLINE_REASONS, type DeclineReason, type QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { useCell, useDesk, useSay } from '../desk/context.js';
import { mute, remove, setAside } from '../desk/triage.js';
import { byReason } from '../logic/sum.js';
import { Check } from '../sheets/fields.js';
import { Panel } from './panel.js';
import { byDigit, Reasons, type Reason } from './reasons.js';

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
  const reasons = useDeclineReasons(aside, note.trim());
  const title = say(`${kind}.title`, { no: String(question.no) });
  const choose = (reason: DeclineReason): void => {
    if (aside) return setAside(desk, question, reason, note);
    if (kind === 'mute') mute(desk, question, reason);
    else remove(desk, question, reason, drops);
    onClose();
  };
  const words = { lead: say(aside ? 'aside.lead' : 'mute.lead'), tail: aside ? say('aside.soFar') : '' };
  return (
    <Panel
      tall
      title={title}
      label={title}
      {...words}
      foot={say('aside.foot')}
      onKey={byDigit(DECLINE_REASONS, choose)}
      onClose={onClose}
    >
      {aside ? <Note note={note} onWrite={write} /> : null}
      {kind === 'remove' ? <Check word={say('remove.drops')} checked={drops} onCheck={drop} /> : null}
      <Reasons reasons={reasons} onChoose={choose} />
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

/** The reasons with what the author will read, and how often each was given so far. */
function useDeclineReasons(aside: boolean, note: string): Reason<DeclineReason>[] {
  const say = useSay();
  const desk = useDesk();
  const counted = byReason(useCell(desk.columns, (columns) => columns.aside));
  return DECLINE_REASONS.map((id) => {
    const word = say(`reason.${id}`);
    if (!aside) return { id, word };
    const more = (
      <>
        {say('quoted', { text: say(`sentence.${id}`) })}{' '}
        {note ? <bdi>{say('quoted', { text: note })}</bdi> : null}
      </>
    );
    return { id, word, more, tail: counted.get(id) ?? 0 };
  });
}
