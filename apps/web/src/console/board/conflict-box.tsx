import type { QuestionView } from '@openfloor/contract';
import { useEffect, useRef } from 'react';
import { useDesk, useSay, useView } from '../desk/context.js';
import type { TextConflict } from '../desk/view.js';
import { keepMine, keepTheirs, valueOf, writeThird } from '../desk/writing.js';
import { diffWords, type Piece } from '../logic/diff.js';
import { digitOf } from '../logic/keys.js';
import { Act } from './small.js';

/** Two versions of one text, one above the other; nothing is lost until somebody chooses. Keys 1, 2 and 3. */
export function ConflictBox({ question, conflict }: { question: QuestionView; conflict: TextConflict }) {
  const say = useSay();
  const desk = useDesk();
  const caps = !useView((view) => view.keysOff);
  const box = useRef<HTMLDivElement>(null);
  const theirs = conflict.by === undefined ? undefined : String(conflict.by);
  useEffect(() => box.current?.focus(), []);
  const ways = [
    { word: say('conflict.mine'), take: () => void keepMine(desk, question, conflict) },
    {
      word: theirs === undefined ? say('conflict.theirs') : say('conflict.keepDesk', { desk: theirs }),
      take: () => keepTheirs(desk, question, conflict),
    },
    { word: say('conflict.third'), take: () => writeThird(desk, question, conflict) },
  ];
  const byDigit = (key: React.KeyboardEvent): void => {
    const way = ways[(digitOf(key) ?? 0) - 1];
    if (!way || !caps) return;
    key.preventDefault();
    way.take();
  };
  const title = say('conflict.title', { no: String(question.no) });
  const language = conflict.language ?? question.language;
  const diff = diffWords(conflict.mine, valueOf(question, conflict), language);
  return (
    <div ref={box} className="conflict" role="group" tabIndex={-1} aria-label={title} onKeyDown={byDigit}>
      <b className="conflict-title">{title}</b>
      <Version who={say('conflict.you')} pieces={diff.mine} language={language} />
      <Version
        who={theirs === undefined ? say('conflict.now') : say('deskNo', { desk: theirs })}
        pieces={diff.theirs}
        language={language}
      />
      <div className="acts">
        {ways.map(({ word, take }, at) => (
          <Act
            key={word}
            label={word}
            cap={caps ? String(at + 1) : undefined}
            kind={at === 0 ? 'accent' : undefined}
            onAct={take}
          />
        ))}
      </div>
    </div>
  );
}

function Version({ who, pieces, language }: { who: string; pieces: Piece[]; language: string }) {
  const say = useSay();
  if (pieces.every(({ text }) => text === '')) return <Empty who={who} word={say('conflict.empty')} />;
  return (
    <div className="version">
      <b>{who}</b>
      <p lang={language} dir="auto">
        {pieces.map(({ text, differs }, place) => (differs ? <mark key={place}>{text}</mark> : text))}
      </p>
    </div>
  );
}

function Empty({ who, word }: { who: string; word: string }) {
  return (
    <div className="version">
      <b>{who}</b>
      <p className="hint">{word}</p>
    </div>
  );
}
