import { useEffect, useRef } from 'react';
import type { Field } from './use-autosave.js';
import { faultWords } from './fault-words.js';
import { useWords } from './words.js';

/** What became of what is being written: nothing while it is saved, both texts where somebody else wrote meanwhile. */
export function Saving({ field, language }: { field: Field; language: string }) {
  const say = useWords();
  const { state, theirs, code } = field;
  if (state === 'conflict' && theirs) return <Clash field={field} theirs={theirs.text} language={language} />;
  if (state === 'refused')
    return (
      <p className="rap-fault" role="alert">
        {say('state.refused', { why: faultWords(say, code ?? '', null) })}
      </p>
    );
  return (
    <p className="rap-saving">{state === 'clean' || state === 'conflict' ? '' : say(`state.${state}`)}</p>
  );
}

/** Both texts, one above the other; nothing is lost until somebody chooses. */
function Clash({ field, theirs, language }: { field: Field; theirs: string; language: string }) {
  const say = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const texts = [
    ['mine', field.text],
    ['theirs', theirs],
  ] as const;
  return (
    <div ref={box} className="rap-clash" role="group" aria-label={say('conflict')}>
      <p role="alert">
        <b>{say('conflict')}</b>
      </p>
      {texts.map(([whose, words]) => (
        <p key={whose}>
          <b>{say(whose)}</b>{' '}
          <span lang={language} dir="auto">
            {words}
          </span>
        </p>
      ))}
      <p className="acts">
        <button type="button" className="btn accent" onClick={() => field.keepMine()}>
          {say('keepMine')}
        </button>
        <button type="button" className="btn" onClick={() => field.keepTheirs()}>
          {say('keepTheirs')}
        </button>
      </p>
    </div>
  );
}
