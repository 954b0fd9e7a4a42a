import type { CommandArgs, QuestionView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { handChoices, handsOf, headcountOf } from '../logic/hands.js';
import { typedNumber } from '../logic/count-form.js';
import { wished } from '../logic/outbox-list.js';
import { standingOf, takesPart } from '../logic/standing.js';
import { Act, Choice } from './controls.js';
import { useDesk } from './context.js';
import { Part } from './frame.js';

/** A count that was taken out of the outbox; `at` tells one time from the next. */
export interface HandsGiven {
  args: Extract<CommandArgs<'hub.count'>, { questionId: string }>;
  at: number;
}

/** A show of hands in our room: for one question, at most as many as people, beside the votes and never added to them. */
export function Hands({ given, onCount }: { given: HandsGiven | undefined; onCount: () => void }) {
  const { say, state } = useDesk();
  const choices = handChoices(state.room);
  const people = headcountOf(state.hub, state.entries);
  const isShut = !takesPart(standingOf(state.hub, state.room));
  const isOff = !state.room.session.switches.votes;
  const words = isOff ? 'handsOff' : choices.length === 0 ? 'handsNone' : '';
  return (
    <Part name="hands" title={say('hands')}>
      <div className="pad">
        {isShut || words ? (
          <p className="note">{say(words || 'handsNone')}</p>
        ) : people === null ? (
          <p className="note">
            {say('handsFirst')} <Act onAct={onCount}>{say('checkIn')}</Act>
          </p>
        ) : (
          <HandsForm key={given?.at ?? 0} given={given?.args} choices={choices} people={people} />
        )}
      </div>
    </Part>
  );
}

interface FormProps {
  given: HandsGiven['args'] | undefined;
  choices: readonly QuestionView[];
  people: number;
}

function HandsForm({ given, choices, people }: FormProps) {
  const { hub, say, state, isOffline } = useDesk();
  const [picked, pick] = useState(given && 'questionId' in given ? given.questionId : '');
  const [typed, type] = useState<number | undefined>(given?.hands);
  const question = choices.find(({ id }) => id === picked) ?? choices[0];
  const counted = question && handsOf(question, state.room, state.entries);
  useEffect(() => (given ? undefined : type(undefined)), [picked, given]);
  if (!question) return null;
  const n = Math.min(people, typed ?? counted ?? 0);
  const step = (by: number): void => type(Math.min(people, Math.max(0, n + by)));
  const send = (): void => hub.does('hub.count', { questionId: question.id, hands: n });
  return (
    <>
      <p className="hands-row">
        <Choice
          label={say('handsFor')}
          value={question.id}
          options={choices.map((one) => [one.id, choiceWord(one)])}
          onPick={(id) => {
            pick(id);
            type(undefined);
          }}
        />
        <StepAct sign="−" label={say('handsFewer')} onAct={() => step(-1)} />
        <input
          className="hands-number"
          inputMode="numeric"
          autoComplete="off"
          aria-label={say('handsNumber', { no: `#${question.no}` })}
          value={String(n)}
          onInput={(typing) => type(typedNumber(typing.currentTarget.value) ?? 0)}
        />
        <StepAct sign="+" label={say('handsMore')} onAct={() => step(1)} />
        <span className="muted-fact">{say('handsOf', { n: people })}</span>
        <Act look="accent" onAct={send}>
          {say(isOffline ? 'keep' : 'send')}
        </Act>
      </p>
      <p className="hands-text" dir="auto" lang={question.language}>
        {question.text}
      </p>
      <Beside question={question} people={people} />
    </>
  );

  function choiceWord({ no, id }: QuestionView): string {
    const isAir = state.room.session.onAirIds.includes(id);
    return isAir ? say('handsOnAir', { no: `#${no}` }) : say('handsForNo', { no: `#${no}` });
  }
}

/** A step up or down beside a number. */
export function StepAct({ sign, label, onAct }: { sign: string; label: string; onAct: () => void }) {
  return (
    <button type="button" className="btn step" aria-label={label} onClick={onAct}>
      {sign}
    </button>
  );
}

/** Our count, that of all hubs, and the votes of phones: three figures that nobody adds up. */
function Beside({ question, people }: { question: QuestionView; people: number }) {
  const { say, state } = useDesk();
  const ours = handsOf(question, state.room, state.entries);
  const waits = wished<{ questionId: string }>(
    state.entries.filter(({ state: how }) => how !== 'accepted'),
    'hub.count',
    ({ questionId }) => questionId === question.id,
  );
  const votes = state.room.votes.get(question.no);
  const { hands } = question;
  const lines = [
    ours === undefined ? '' : say(waits ? 'handsKept' : 'handsOurs', { n: ours, of: people }),
    hands ? say('handsAll', { n: hands.hubs, hands: hands.hands, of: hands.headcount }) : '',
    votes === undefined ? '' : say('handsVotes', { n: votes }),
  ];
  return <p className="muted-fact beside">{lines.filter(Boolean).join(' ')}</p>;
}
