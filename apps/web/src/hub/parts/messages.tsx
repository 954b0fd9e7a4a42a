import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icons.js';
import { messagesOf, QUICK, quickMore, unread, wordTo, type Message } from '../logic/messages.js';
import { Act, LinkAct } from './controls.js';
import { useDesk } from './context.js';
import { Part } from './frame.js';

/** So many messages stand in sight; the others are one press away. */
const IN_SIGHT = 4;
const MESSAGE_CHARS = 280;

/** A message that was taken out of the outbox; `at` tells one time from the next. */
export interface MessageGiven {
  text: string;
  at: number;
}

/** Between desk and hub: what was said, with receipts both ways, and a word to the desk. */
export function Messages({ given }: { given: MessageGiven | undefined }) {
  const { say, state } = useDesk();
  const [isWhole, show] = useState(false);
  const all = messagesOf(state.room.mine.signals, state.entries);
  const waiting = unread(all);
  const rest = all.filter((message) => !waiting.includes(message));
  const shown = isWhole ? rest : rest.slice(0, Math.max(1, IN_SIGHT - waiting.length));
  const n = rest.length - shown.length;
  return (
    <Part name="messages" title={say('messages')} count={all.length} fact={say('messagesFact')}>
      <div className="scrolls said" tabIndex={isWhole ? 0 : undefined}>
        {all.length === 0 ? <p className="note">{say('noMessages')}</p> : null}
        <p className="visually-hidden" role="status">
          {waiting[0] ? waiting[0].text : ''}
        </p>
        <ul>
          {[...waiting, ...shown].map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </ul>
        {n > 0 ? <LinkAct onAct={() => show(true)}>{say('earlierMessages', { n })}</LinkAct> : null}
      </div>
      <Write key={given?.at ?? 0} given={given} />
    </Part>
  );
}

function MessageRow({ message }: { message: Message }) {
  const { hub, say, state, clocks } = useDesk();
  const { signal, isOwn, at } = message;
  const { id: signalId, code = 'message', level = 'info', from } = signal ?? {};
  const words = message.text || (say.maybe(`signal.${code}`) ?? '');
  const who = isOwn ? say('you') : (say.maybe(`role.${from?.role ?? ''}`) ?? '');
  const person = from?.personId ? state.room.people.get(from.personId)?.name : undefined;
  return (
    <li className={message.state === 'ok' ? 'message waits' : 'message'}>
      <p className="message-words">
        {level === 'info' || isOwn ? null : (
          <b className={`signal-level ${level}`}>{say(`signalLevel.${level}`)}</b>
        )}{' '}
        <span dir="auto">{isOwn ? say('quoted', { text: words }) : words}</span>
      </p>
      <p className="message-who">
        <span dir="auto">{!isOwn && person ? `${who}, ${person}` : who}</span> ·{' '}
        <bdi>{clocks.local.second(at)}</bdi>
      </p>
      {message.state === 'ok' && signalId ? (
        <Act look="bold" about={words} onAct={() => hub.does('signal.seen', { signalId })}>
          {say('ok')}
        </Act>
      ) : (
        <Mark message={message} />
      )}
    </li>
  );
}

const MARKS = {
  ok: 'ok',
  okKept: 'okKept',
  okSent: 'okSent',
  seen: 'seen',
  notSeen: 'notSeen',
  kept: 'messageKept',
  sending: 'messageSending',
} as const;

function Mark({ message: { state } }: { message: Message }) {
  const { say } = useDesk();
  const isDone = state === 'okSent' || state === 'seen';
  return (
    <span className={isDone ? 'message-mark done-mark' : 'message-mark'}>
      {isDone ? <Icon name="check" /> : state === 'kept' || state === 'okKept' ? <Icon name="clock" /> : null}{' '}
      {say(MARKS[state])}
    </span>
  );
}

/** A short word to the desk, typed or ready. */
function Write({ given }: { given: MessageGiven | undefined }) {
  const { hub, say, isOffline } = useDesk();
  const [text, write] = useState(given?.text ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (given ? field.current?.focus() : undefined), [given]);
  const label = say(isOffline ? 'messageLater' : 'messageText');
  const send = (): void => {
    const words = text.trim();
    if (words === '') return field.current?.focus();
    hub.does('signal.send', wordTo(words));
    write('');
  };
  return (
    <div className="writing-desk">
      <form
        className="write"
        onSubmit={(form) => {
          form.preventDefault();
          send();
        }}
      >
        <input
          ref={field}
          className="field"
          dir="auto"
          autoComplete="off"
          maxLength={MESSAGE_CHARS}
          aria-label={label}
          placeholder={label}
          value={text}
          onInput={(typing) => write(typing.currentTarget.value)}
        />
        <button type="submit" className="btn">
          {say(isOffline ? 'keep' : 'send')}
        </button>
      </form>
      <p className="quick">
        {QUICK.map((quick) => (
          <Act
            key={quick}
            onAct={() => hub.does('signal.send', wordTo(say(`said.${quick}`), quickMore(quick)))}
          >
            {say(`quick.${quick}`)}
          </Act>
        ))}
      </p>
    </div>
  );
}
