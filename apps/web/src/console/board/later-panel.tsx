import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { answered } from '../desk/airing.js';
import { useDesk, useSay } from '../desk/context.js';
import { Panel } from './panel.js';
import { Act } from './small.js';

const DAY = 86_400_000;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Until when an answer in writing is promised. */
export function LaterPanel({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [day, choose] = useState(() => dayText(desk.room.serverNow() + 14 * DAY));
  const title = say('later.title', { no: String(question.no) });
  const dueAt = Date.parse(`${day}T23:59:00Z`);
  return (
    <Panel title={title} label={title} lead={say('later.lead')} onClose={onClose}>
      <div className="panel-pad">
        <label className="labelled">
          {say('later.day')}
          <input
            className="field"
            type="date"
            autoFocus
            value={day}
            onChange={(change) => choose(change.target.value)}
          />
        </label>
        <div className="acts">
          <Act
            label={say('later.promise')}
            kind="accent"
            off={Number.isNaN(dueAt)}
            onAct={() => answered(desk, question, 'in_writing_later', dueAt)}
          />
          <Act label={say('later.open')} onAct={() => answered(desk, question, 'in_writing_later')} />
        </div>
      </div>
    </Panel>
  );
}
