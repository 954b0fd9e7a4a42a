import { SIGNAL_LEVELS, type SignalCode, type SignalLevel } from '@openfloor/contract';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { returnTo } from '../board/chosen.js';
import { Act } from '../board/small.js';
import { useCan, useDesk, usePeople, useRoom, useSay, useView } from '../desk/context.js';
import { tell } from '../desk/telling.js';
import type { Telling } from '../desk/view.js';
import { useHubs } from '../hubs/use-hubs.js';
import { addressees, READY_WORDS, type Addressee } from '../logic/signals.js';
import { ReadyMenu } from './ready-menu.js';
import { useAbout, useAddresseeName } from './words.js';

interface Writing {
  to: Addressee;
  address: (to: Addressee) => void;
  level: SignalLevel;
  weigh: (level: SignalLevel) => void;
  text: string;
  write: (text: string) => void;
  /** Sends what is written, or one of the ready words with what is written added to it. */
  send: (code: SignalCode) => void;
}

function useWriting(telling: Telling | null): Writing {
  const desk = useDesk();
  const moderates = useCan().has('question.publish');
  const [to, address] = useState<Addressee>(moderates ? 'panel' : 'desks');
  const [level, weigh] = useState<SignalLevel>('info');
  const [text, write] = useState('');
  const refId = telling?.refId ?? null;
  useEffect(() => (telling?.to ? address(telling.to) : undefined), [telling]);
  const send = (code: SignalCode): void => {
    const words = text.trim();
    if (code === 'message' && words === '') return;
    const usual = READY_WORDS.find((ready) => ready.code === code)?.level;
    const about = refId === null ? {} : { refId };
    write('');
    weigh('info');
    desk.view.patch({ telling: null });
    void tell(desk, to, {
      code,
      text: words,
      level: level === 'info' ? (usual ?? level) : level,
      ...about,
    }).then((sent) => (sent ? undefined : write((now) => now || words)));
  };
  return { to, address, level, weigh, text, write, send };
}

/** A word to the panel, a person, another desk, a hub or whoever is behind the scenes. */
export function Compose() {
  const say = useSay();
  const telling = useView((view) => view.telling);
  const refId = telling?.refId ?? null;
  const { to, address, level, weigh, text, write, send } = useWriting(telling);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (telling ? field.current?.focus() : undefined), [telling]);
  const desk = useDesk();
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    send('message');
  };
  const leave = (key: KeyboardEvent<HTMLElement>): void => {
    if (key.key !== 'Escape') return;
    field.current?.blur();
    desk.view.patch({ telling: null });
    returnTo(desk.view.get().selected);
  };
  return (
    <form className="compose" aria-label={say('tellTitle')} onSubmit={submit} onKeyDown={leave}>
      <Subject refId={refId} />
      <ToField to={to} onPick={address} />
      <select
        className="field"
        aria-label={say('howUrgent')}
        value={level}
        onChange={(change) => weigh(change.target.value as SignalLevel)}
      >
        {SIGNAL_LEVELS.map((one) => (
          <option key={one} value={one}>
            {say(`signalLevel.${one}`)}
          </option>
        ))}
      </select>
      <ReadyMenu onSend={send} />
      <input
        ref={field}
        className="field"
        dir="auto"
        maxLength={280}
        aria-label={say('tellText')}
        placeholder={say('tellText')}
        value={text}
        onChange={(change) => write(change.target.value)}
      />
      <button type="submit" className="btn" aria-disabled={text.trim() === '' || undefined}>
        {say('send')}
      </button>
    </form>
  );
}

/** What the word is about, until it is sent or that is taken away. */
function Subject({ refId }: { refId: string | null }) {
  const say = useSay();
  const desk = useDesk();
  const about = useAbout(refId);
  if (!about) return null;
  return (
    <p className="compose-about">
      <span dir="auto">{say('tellAbout', { what: about.word })}</span>
      <Act
        label={say('clear')}
        about={about.word}
        onAct={() => desk.view.patch({ telling: { refId: null } })}
      />
    </p>
  );
}

function ToField({ to, onPick }: { to: Addressee; onPick: (to: Addressee) => void }) {
  const say = useSay();
  const nameOf = useAddresseeName();
  const people = usePeople();
  const hubs = useHubs();
  const you = useRoom((now) => now.you);
  const all = addressees(people, hubs, you);
  return (
    <select
      className="field"
      aria-label={say('toWhom')}
      value={to}
      onChange={(change) => onPick(change.target.value as Addressee)}
    >
      {all.map((one) => (
        <option key={one} value={one}>
          {say('toParty', { name: nameOf(one) })}
        </option>
      ))}
    </select>
  );
}
