import { useEffect, useState } from 'react';
import { readKept, tabKeep, writeKept } from '../../live/keep.js';
import { formValue } from './answer.js';
import type { OpenProps } from './open-poll.js';

/** Characters of an answer in somebody's own words. */
const MOST = 280;

/** An answer in somebody's own words: what was sent stands in the field and can be sent anew. What is being written outlives a reload. */
export function WordsField({ poll, words, own, onAnswer }: OpenProps) {
  const key = `openfloor poll words ${poll.id}`;
  const [typed, write] = useState(() => keptWords(key));
  const text = typed ?? own.text ?? '';
  const trimmed = text.trim();
  const isThere = trimmed === own.text;
  useEffect(
    () => void writeKept(tabKeep(), key, isThere ? undefined : (typed ?? undefined)),
    [key, typed, isThere],
  );
  return (
    <>
      <label className="poll-words">
        {words('words')}
        <textarea
          name="words"
          dir="auto"
          rows={3}
          maxLength={MOST}
          value={text}
          onInput={(typing) => write(typing.currentTarget.value)}
        />
      </label>
      <input type="hidden" name="language" value={words.language} />
      <button
        name="answer"
        value={formValue(poll.no, 'words')}
        className="primary"
        onClick={() => (trimmed && !isThere ? onAnswer([], trimmed) : undefined)}
      >
        {words(own.text === null ? 'send' : 'change')}
      </button>
    </>
  );
}

function keptWords(key: string): string | null {
  const kept = readKept(tabKeep(), key);
  return typeof kept === 'string' ? kept : null;
}
