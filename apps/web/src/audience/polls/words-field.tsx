import { useState } from 'react';
import { formValue } from './answer.js';
import type { OpenProps } from './open-poll.js';

/** Characters of an answer in somebody's own words. */
const MOST = 280;

/** An answer in somebody's own words: what was sent stands in the field and can be sent anew. */
export function WordsField({ poll, words, own, onAnswer }: OpenProps) {
  const [typed, write] = useState<string | null>(null);
  const text = typed ?? own.text ?? '';
  const trimmed = text.trim();
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
        onClick={() => (trimmed && trimmed !== own.text ? onAnswer([], trimmed) : undefined)}
      >
        {words(own.text === null ? 'send' : 'change')}
      </button>
    </>
  );
}
