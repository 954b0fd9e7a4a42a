import type { NoteMark } from '@openfloor/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { guessLanguage } from '../../audience/draft.js';
import { EDITABLE } from '../board/chosen.js';
import { Cap } from '../board/small.js';
import { useClock, useDesk, useRoom, useSession, useView } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { markOfKey } from './mark-keys.js';
import { useGive, useRapporteur } from './use-room.js';
import { useWords } from './words.js';

const MARKS = [
  ['note', 'N'],
  ['quote', 'Q'],
  ['flag', 'F'],
] as const satisfies readonly (readonly [NoteMark, string])[];
const MOST = 1_000;

/** Where notes are written, with the time at which the writing began. A mark is chosen without leaving the field. */
export function NoteField() {
  const say = useWords();
  const desk = useDesk();
  const give = useGive();
  const clock = useClock();
  const { you, field, begun, text, mark, write, choose, clear, putBack } = useNote();
  const running = useTick((now) => clock.second(now));
  if (!you?.can.includes('note.add')) return null;
  const send = (as: NoteMark): void => {
    field.current?.focus();
    const words = text.trim();
    choose(as);
    if (words === '') return;
    const at = begun ?? desk.room.serverNow();
    const language = guessLanguage(words, say.language);
    void give(null, 'note.add', { mark: as, text: words, language, at }).then((reply) => {
      if (!reply.ok) putBack(words, at);
    });
    clear();
  };
  return (
    <form
      className="rap-input"
      onSubmit={(submit) => {
        submit.preventDefault();
        send(mark);
      }}
    >
      <label className="rap-field" data-mark={mark}>
        <bdi aria-hidden="true">{begun === null ? running : clock.second(begun)}</bdi>
        <span className="visually-hidden">{`${say(`mark.${mark}`)}: ${say('write')}`}</span>
        <input
          ref={field}
          dir="auto"
          maxLength={MOST}
          placeholder={say('write')}
          value={text}
          onChange={(change) => write(change.target.value)}
        />
      </label>
      <div className="rap-marks">
        {MARKS.map(([one, cap]) => (
          <button
            key={one}
            type="button"
            className="btn capped"
            aria-pressed={mark === one}
            title={one === 'quote' ? say('consent') : undefined}
            onMouseDown={(press) => press.preventDefault()}
            onClick={() => send(one)}
          >
            <Cap>{cap}</Cap>
            <span className="btn-word">{say(`act.${one}`)}</span>
          </button>
        ))}
      </div>
    </form>
  );
}

function useNote() {
  const desk = useDesk();
  const own = useRapporteur();
  const { id } = useSession();
  const you = useRoom((room) => room.you);
  const off = useView((view) => view.keysOff);
  const key = `openfloor note ${id}`;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => read(key));
  const [begun, begin] = useState<number | null>(() => (text ? desk.room.serverNow() : null));
  const [mark, choose] = useState<NoteMark>('note');
  const write = (words: string): void => {
    if (begun === null || words === '') begin(words === '' ? null : desk.room.serverNow());
    setText(words);
    keep(key, words);
  };
  const putBack = (words: string, at: number): void => {
    const all = [words, field.current?.value].filter(Boolean).join(' ');
    begin(at);
    setText(all);
    keep(key, all);
  };
  const hear = useEffectEvent((stroke: KeyboardEvent) => {
    const at = stroke.target instanceof Element ? stroke.target : null;
    const act = markOfKey(stroke, { editable: !!at?.closest(EDITABLE), off });
    if (!act || at?.closest('[role=dialog]:not(.rap-over)')) return;
    stroke.preventDefault();
    if (act === 'link') return own.patch({ linking: own.get().selected !== null });
    choose(act);
    field.current?.focus();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return { you, field, begun, text, mark, write, choose, clear: () => write(''), putBack };
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}
