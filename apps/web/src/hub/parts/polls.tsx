import type { CommandArgs, PollView } from '@openfloor/contract';
import { useState } from 'react';
import { Written } from '../../parts/written.js';
import { answersOf, type Answer } from '../../polls/result.js';
import { typedNumber } from '../logic/count-form.js';
import { headcountOf } from '../logic/hands.js';
import { changedHands, mayAnswer, openPolls, pollHandsOf } from '../logic/polls.js';
import { standingOf, takesPart } from '../logic/standing.js';
import { Act } from './controls.js';
import { useDesk } from './context.js';
import { Part } from './frame.js';
import { StepAct } from './hands.js';
import { OwnAnswer } from './poll-answer.js';

/** A count of a poll that was taken out of the outbox; `at` tells one time from the next. */
export interface PollHandsGiven {
  args: Extract<CommandArgs<'hub.count'>, { pollId: string }>;
  at: number;
}

interface PollsProps {
  given: PollHandsGiven | undefined;
  onCount: () => void;
}

/** Open polls: a show of hands for each answer, and the one answer that the hub itself may give. */
export function Polls({ given, onCount }: PollsProps) {
  const { state } = useDesk();
  if (!takesPart(standingOf(state.hub, state.room))) return null;
  return openPolls(state.room).map((poll) => (
    <Poll key={poll.id} poll={poll} given={given} onCount={onCount} />
  ));
}

function Poll({ poll, given, onCount }: PollsProps & { poll: PollView }) {
  const { say, state } = useDesk();
  const people = headcountOf(state.hub, state.entries);
  const answers = answersOf(poll, say);
  const reopened = given?.args.pollId === poll.id ? given : undefined;
  return (
    <Part name="hub-poll" title={say('pollTitle', { n: poll.no })}>
      <div className="pad">
        <Written className="hands-text" text={poll.text} language={poll.language} />
        {answers.length === 0 ? null : people === null ? (
          <p className="note">
            {say('handsFirst')} <Act onAct={onCount}>{say('checkIn')}</Act>
          </p>
        ) : (
          <PollHands key={reopened?.at ?? 0} poll={poll} given={reopened} answers={answers} people={people} />
        )}
        {mayAnswer(state.room, poll) ? (
          <OwnAnswer poll={poll} answers={answers} />
        ) : (
          <p className="note">{say('pollNeedsCode')}</p>
        )}
      </div>
    </Part>
  );
}

interface HandsProps {
  poll: PollView;
  given: PollHandsGiven | undefined;
  answers: readonly Answer[];
  people: number;
}

function PollHands({ poll, given, answers, people }: HandsProps) {
  const { hub, say, state, isOffline } = useDesk();
  const [typed, type] = useState<ReadonlyMap<number, number>>(
    new Map(given ? [[given.args.option, given.args.hands]] : []),
  );
  const counted = (option: number): number => pollHandsOf(poll, option, state.room, state.entries) ?? 0;
  const changed = changedHands(typed, counted);
  const set = (option: number, hands: number): void =>
    type(new Map(typed).set(option, Math.min(people, Math.max(0, hands))));
  const send = (): void => {
    for (const [option, hands] of changed) hub.does('hub.count', { pollId: poll.id, option, hands });
    type(new Map());
  };
  return (
    <>
      {answers.map(({ no, text }) => {
        const n = typed.get(no) ?? counted(no);
        return (
          <p key={no} className="hands-row">
            <span className="poll-answer" dir="auto">
              {text}
            </span>
            <StepAct sign="−" label={`${say('handsFewer')} ${text}`} onAct={() => set(no, n - 1)} />
            <input
              className="hands-number"
              inputMode="numeric"
              autoComplete="off"
              aria-label={say('pollHandsFor', { what: text })}
              value={String(n)}
              onInput={(typing) => set(no, typedNumber(typing.currentTarget.value) ?? 0)}
            />
            <StepAct sign="+" label={`${say('handsMore')} ${text}`} onAct={() => set(no, n + 1)} />
          </p>
        );
      })}
      <p className="hands-row">
        <span className="muted-fact">{say('pollHandsText', { n: people })}</span>
        <Act look="accent" isOff={changed.length === 0} onAct={send}>
          {say(isOffline ? 'keep' : 'send')}
        </Act>
      </p>
    </>
  );
}
