import type { OwnObjection, TakeawayView } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { useReader } from './context.js';
import { arrivedAgainst, draftAgainst, keepAgainst } from './drafts.js';
import { canRetract, ownOf, takesObjections } from './list.js';

/** The most characters of an objection. */
const MOST = 500;

/** The one control of a check: "I object", with a text; and what stands of oneself, with the way to take it back. */
export function Objecting({ takeaway }: { takeaway: TakeawayView }) {
  const reader = useReader();
  const { say, now, phase, may } = reader;
  const [isWriting, write] = useState(false);
  const isOpen = may && takesObjections(takeaway, phase, now);
  const own = ownOf(reader.own, takeaway.id);
  const pending = reader.pending(takeaway);
  const fault = reader.fault(takeaway);
  const words = own.filter(({ localAuthor }) => localAuthor === null);
  const isAsked = isOpen && words.length === 0 && !pending;
  const stands = words[0]?.text;
  useEffect(() => arrivedAgainst(takeaway.id, stands), [takeaway.id, stands]);
  return (
    <div className="tk-objecting">
      {own.length > 0 ? (
        <OwnWords takeaway={takeaway} own={own} onChange={isOpen ? () => write(true) : undefined} />
      ) : null}
      {pending ? <p className="tk-pending">{say(pending.state)}</p> : null}
      {pending?.text === undefined ? null : (
        <p className="tk-reason" dir="auto">
          {pending.text}
        </p>
      )}
      {isWriting && isOpen ? (
        <ObjectionForm takeaway={takeaway} was={words[0]?.text ?? ''} onDone={() => write(false)} />
      ) : isAsked ? (
        <p className="tk-ask">
          <button
            type="button"
            className="tk-button"
            aria-label={say('objectTo', { no: String(takeaway.no) })}
            onClick={() => write(true)}
          >
            {say('iObject')}
          </button>
          {takeaway.status === 'checking' ? <span className="tk-note">{say('silence')}</span> : null}
        </p>
      ) : null}
      {fault ? (
        <p className="tk-fault" role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

interface FormProps {
  takeaway: TakeawayView;
  was: string;
  onDone: () => void;
}

function ObjectionForm({ takeaway, was, onDone }: FormProps) {
  const { say, told, rules, object } = useReader();
  const [text, write] = useState(draftAgainst(takeaway.id) ?? was);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isEmpty = text.trim() === '';
  const type = (words: string): void => {
    write(words);
    keepAgainst(takeaway.id, words);
  };
  const send = (): void => {
    if (isEmpty) return;
    object(takeaway, text.trim());
    onDone();
  };
  return (
    <form
      className="tk-form"
      onSubmit={(happening) => {
        happening.preventDefault();
        send();
      }}
    >
      <label>
        <span>{say('because')}</span>
        <textarea
          rows={3}
          dir="auto"
          maxLength={MOST}
          value={text}
          ref={field}
          onInput={(happening) => type(happening.currentTarget.value)}
        />
      </label>
      <p className="tk-told">{told}</p>
      {rules.review === 'before' ? <p className="tk-note">{say('reviewed')}</p> : null}
      <p className="tk-acts">
        <button type="submit" className="tk-button strong" aria-disabled={isEmpty}>
          {say('send')}
        </button>
        <button type="button" className="tk-button" onClick={onDone}>
          {say('cancel')}
        </button>
      </p>
    </form>
  );
}

interface OwnProps {
  takeaway: TakeawayView;
  own: readonly OwnObjection[];
  onChange: (() => void) | undefined;
}

function OwnWords({ takeaway, own, onChange }: OwnProps) {
  const { say, minute, retract, isHub, pending } = useReader();
  const isFree = canRetract(takeaway) && !pending(takeaway);
  const hasOwn = own.some(({ localAuthor }) => localAuthor === null);
  const told = own.filter(({ localAuthor }) => localAuthor !== null);
  return (
    <div className="tk-own">
      {own.map((one) => (
        <div key={one.id}>
          <p className="tk-yours">
            <b>{say(one.localAuthor === null ? 'yours' : 'hubTold')}</b>{' '}
            <span className="tk-note">
              {minute(one.at)}
              {one.admitted ? '' : ` · ${say('waits')}`}
            </span>
          </p>
          <p className="tk-reason" lang={one.language} dir="auto">
            {one.text}
          </p>
          {one.version < takeaway.version ? <p className="tk-note">{say('yoursEarlier')}</p> : null}
        </div>
      ))}
      <p className="tk-acts">
        {hasOwn && onChange ? (
          <button type="button" className="tk-link" onClick={onChange}>
            {say('change')}
          </button>
        ) : null}
        {isFree && hasOwn ? (
          <button type="button" className="tk-link" onClick={() => retract(takeaway)}>
            {say('takeBack')}
          </button>
        ) : null}
        {isFree && isHub && told.length > 0 && !hasOwn
          ? told.map((one) => (
              <button
                key={one.id}
                type="button"
                className="tk-link"
                onClick={() => retract(takeaway, one.id)}
              >
                {say('takeBack')}
              </button>
            ))
          : null}
      </p>
    </div>
  );
}
