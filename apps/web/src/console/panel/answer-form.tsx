import type { QuestionView } from '@openfloor/contract';
import { useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import { languageName } from '../../parts/question-words.js';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { keepAnswer, keptAnswer, type AnswerDraft } from './answer-draft.js';

const MOST_CHARACTERS = 5_000;

interface Answering {
  draft: AnswerDraft;
  /** Whether this device really keeps the draft. */
  isKept: boolean;
  isSending: boolean;
  write: (change: Partial<AnswerDraft>) => void;
  send: () => void;
}

function useAnswering(question: QuestionView, onDone: () => void): Answering {
  const desk = useDesk();
  const { language } = useSay();
  const [keep] = useState(deviceKeep);
  const [draft, set] = useState(() => keptAnswer(keep, question.id, language));
  const [isKept, kept] = useState(true);
  const [isSending, sending] = useState(false);
  const write = (change: Partial<AnswerDraft>): void => {
    const next = { ...draft, ...change };
    set(next);
    kept(keepAnswer(keep, question.id, next));
  };
  const send = async (): Promise<void> => {
    const args = { questionId: question.id, text: draft.text.trim(), language: draft.language };
    sending(true);
    const reply = await desk
      .order({ type: 'question.answer', args, says: 'answer', question })
      .catch(() => null);
    sending(false);
    if (!reply?.ok) return;
    keepAnswer(keep, question.id, { text: '', language });
    onDone();
  };
  return { draft, isKept, isSending, write, send: () => void send() };
}

/** A written answer under the pen: every stroke is kept on this device until it is sent. */
export function AnswerForm({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const say = useSay();
  const { draft, isKept, isSending, write, send } = useAnswering(question, onDone);
  const off = draft.text.trim() === '' || isSending;
  return (
    <div className="podium-form">
      <textarea
        className="field"
        rows={5}
        dir="auto"
        lang={draft.language}
        maxLength={MOST_CHARACTERS}
        autoFocus
        aria-label={say('answerTo', { no: String(question.no) })}
        value={draft.text}
        onChange={(change) => write({ text: change.target.value })}
      />
      <div className="podium-acts">
        <button
          type="button"
          className="btn podium-act accent"
          aria-disabled={off || undefined}
          onClick={() => (off ? undefined : send())}
        >
          {say(isSending ? 'state.sending' : 'panel.sendAnswer')}
        </button>
        <button type="button" className="btn podium-act" onClick={onDone}>
          {say('panel.close')}
        </button>
        <LanguagePick language={draft.language} onPick={(language) => write({ language })} />
        <span className="podium-note" role="status">
          {draft.text === '' ? '' : say(isKept ? 'panel.keptHere' : 'panel.notKept')}
        </span>
      </div>
    </div>
  );
}

function LanguagePick({ language, onPick }: { language: string; onPick: (language: string) => void }) {
  const say = useSay();
  const { rules } = useSession();
  return (
    <select
      className="field podium-field"
      aria-label={say('language')}
      value={language}
      onChange={(change) => onPick(change.target.value)}
    >
      {[...new Set([say.language, language, ...rules.languages])].map((tag) => (
        <option key={tag} value={tag}>
          {languageName(say.language, tag)}
        </option>
      ))}
    </select>
  );
}
