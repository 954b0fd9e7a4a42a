import type { PersonView } from '@openfloor/contract';
import { useState } from 'react';
import { timerText } from '../../parts/timer.js';
import { Panel } from '../board/panel.js';
import { byDigit, Reasons } from '../board/reasons.js';
import { Act, Mark } from '../board/small.js';
import { useCell, useDesk, usePeople, useSay } from '../desk/context.js';
import { give } from '../desk/giving.js';
import { secondsByPerson } from '../logic/floor-shares.js';
import { onPanel } from '../logic/on-panel.js';
import { useFloors, useNaming, useSpeaking } from './use-speaking.js';

type Kind = 'answer' | 'statement';

/** Whom of the panel the floor goes to: everybody with the time they have had. One digit, and they speak. */
export function GivePanel({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const people = onPanel(usePeople());
  const [question] = useCell(desk.columns, (columns) => columns.air);
  const [kind, choose] = useState<Kind>(question ? 'answer' : 'statement');
  const as = question ? kind : 'statement';
  const reasons = usePanelRows(people);
  const to = (id: string): void => {
    const person = people.find((one) => one.id === id);
    if (person) void give(desk, person, as);
  };
  const ids = people.map(({ id }) => id);
  return (
    <Panel
      tall
      title={say('give.title')}
      label={say('give.title')}
      lead={useGiveLead()}
      tail={say('give.soFar')}
      onKey={byDigit(ids, to)}
      onClose={onClose}
    >
      {question ? (
        <div className="acts give-as" role="group" aria-label={say('give.as')}>
          <Act
            label={say('give.answer', { no: String(question.no) })}
            pressed={as === 'answer'}
            onAct={() => choose('answer')}
          />
          <Act label={say('give.statement')} pressed={as === 'statement'} onAct={() => choose('statement')} />
        </div>
      ) : null}
      <Reasons reasons={reasons} onChoose={to} />
      {people.length === 0 ? <p className="nothing">{say('give.nobody')}</p> : null}
    </Panel>
  );
}

function useGiveLead(): string {
  const say = useSay();
  const { holder } = useSpeaking();
  const nameOf = useNaming();
  const ends = holder && holder.status !== 'called' ? say('give.ends', { who: nameOf(holder).name }) : '';
  return [ends, say('give.lead')].filter(Boolean).join(' ');
}

function usePanelRows(people: readonly PersonView[]) {
  const say = useSay();
  const { room } = useDesk();
  const seconds = secondsByPerson(useFloors(), room.serverNow());
  return people.map(({ id, honorific, name, role, affiliation, stakeholderGroup }) => ({
    id,
    word: [honorific, name].filter(Boolean).join(' '),
    more: (
      <>
        <Mark group={stakeholderGroup} /> {[say(`role.${role}`), affiliation].filter(Boolean).join(' · ')}
      </>
    ),
    tail: <bdi>{timerText((seconds.get(id) ?? 0) * 1_000)}</bdi>,
  }));
}
