import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { languageName } from '../logic/language.js';
import { Act } from './small.js';

/** An answer in writing, in the language it is written in. What is typed is kept until it is sent. */
export function AnswerForm({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const { text, write, language, speak, send } = useAnswer(question, onDone);
  return (
    <div className="answer-form" onKeyDown={(stroke) => (stroke.key === 'Escape' ? onDone() : undefined)}>
      <textarea
        className="field writing"
        rows={4}
        dir="auto"
        lang={language}
        maxLength={5_000}
        autoFocus
        aria-label={say('answerTo', { no: String(question.no) })}
        value={text}
        onChange={(change) => write(change.target.value)}
      />
      <div className="acts">
        <Act label={say('send')} no={question.no} kind="accent" off={text.trim() === ''} onAct={send} />
        <Act label={say('cancel')} onAct={onDone} />
        <LanguagePick language={language} onPick={speak} />
      </div>
    </div>
  );
}

interface Answering {
  text: string;
  write: (text: string) => void;
  language: string;
  speak: (language: string) => void;
  send: () => void;
}

function useAnswer(question: QuestionView, onDone: () => void): Answering {
  const desk = useDesk();
  const [text, set] = useState(desk.answers.get(question.id) ?? '');
  const [language, speak] = useState<string>(useSay().language);
  const write = (next: string): void => {
    desk.answers.set(question.id, next);
    set(next);
  };
  const send = async (): Promise<void> => {
    const args = { questionId: question.id, text: text.trim(), language };
    const reply = await desk.order({ type: 'question.answer', args, says: 'answer', question });
    if (!reply?.ok) return;
    desk.answers.delete(question.id);
    onDone();
  };
  return { text, write, language, speak, send: () => void send() };
}

function LanguagePick({ language, onPick }: { language: string; onPick: (language: string) => void }) {
  const say = useSay();
  const { rules } = useSession();
  return (
    <select
      className="field"
      aria-label={say('language')}
      value={language}
      onChange={(change) => onPick(change.target.value)}
    >
      {[...new Set([say.language, ...rules.languages])].map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag, say.language)}
        </option>
      ))}
    </select>
  );
}
