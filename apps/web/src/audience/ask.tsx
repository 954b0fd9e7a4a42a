import { useEffect, useRef, useState } from 'react';
import { askSteps } from './ask-steps.js';
import { Fault, SendButton } from './controls.js';
import { countCharacters, guessLanguage, sentDraft, type Draft } from './draft.js';
import { identityOf, needs } from './identity.js';
import { LateAlike } from './late-alike.js';
import { useLaterPage } from './later-context.js';
import { languageName } from '../parts/question-words.js';
import { SheetFrame } from './sheet.js';
import { useDraft } from './use-draft.js';
import { WhoFields } from './who.js';

interface AskProps {
  prefill: string | undefined;
  onClose: () => void;
  onAsked: () => void;
}

/** Asks a question. Every keystroke is kept on the phone, so that nothing is lost by closing, reloading or a dead spot. */
export function AskSheet({ prefill, onClose, onAsked }: AskProps) {
  const { phone, state, say } = useLaterPage();
  const { session, mine } = state.room;
  const { draft, isKept, change } = useDraft(session.id, prefill === undefined ? {} : { text: prefill });
  const [fault, setFault] = useState('');
  const language = draft.language ?? guessLanguage(draft.text, say.language);
  const count = countCharacters(draft.text);
  const over = count - session.rules.questionMaxChars;
  const send = (): void => {
    const missing = faultOf(draft, identityOf(session.rules.identity, draft.identity));
    setFault(missing ? say(missing) : over > 0 ? say('tooLong', { n: over }) : '');
    if (missing || over > 0) return;
    phone.send(askSteps(draft, language, state.room));
    change(sentDraft(draft));
    onAsked();
  };
  const foot = (
    <>
      <Fault words={fault} />
      <SendButton onTap={send}>
        {say(session.rules.review === 'before' ? 'sendForReview' : 'sendNow')}
      </SendButton>
    </>
  );
  return (
    <SheetFrame title={say('askTitle')} onClose={onClose} foot={foot}>
      <QuestionField draft={draft} language={language} onChange={change} />
      <FieldNotes isKept={isKept} language={language} draft={draft} count={count} onChange={change} />
      <LateAlike text={draft.text} language={language} />
      <WhoFields draft={draft} onChange={change} />
      {mine.left !== null && mine.left < 3 ? (
        <p className="quiet">{say('quotaLeft', { n: mine.left })}</p>
      ) : null}
    </SheetFrame>
  );
}

function faultOf(
  draft: Draft,
  identity: ReturnType<typeof identityOf>,
): 'textNeeded' | 'nameNeeded' | 'affiliationNeeded' | null {
  if (countCharacters(draft.text) === 0) return 'textNeeded';
  const needed = needs(identity);
  if (needed.name && !draft.name?.trim()) return 'nameNeeded';
  if (needed.affiliation && !draft.affiliation?.trim()) return 'affiliationNeeded';
  return null;
}

interface FieldProps {
  draft: Draft;
  language: string;
  onChange: (draft: Draft) => void;
}

function QuestionField({ draft, language, onChange }: FieldProps) {
  const { say } = useLaterPage();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  return (
    <textarea
      ref={field}
      className="field question"
      rows={3}
      dir="auto"
      lang={language}
      aria-label={say('askLabel')}
      placeholder={say('askPlaceholder')}
      value={draft.text}
      onInput={(happening) => onChange({ ...draft, text: happening.currentTarget.value })}
    />
  );
}

function FieldNotes({
  isKept,
  language,
  draft,
  count,
  onChange,
}: FieldProps & { isKept: boolean; count: number }) {
  const { state, say } = useLaterPage();
  const { languages, questionMaxChars } = state.room.session.rules;
  return (
    <div className="notes">
      <p>
        {isKept && draft.text !== '' ? `${say('draftKept')} ` : ''}
        <label>
          <span className="visually-hidden">{say('questionLanguage')}</span>
          {languageName(say.language, language)}. <span className="link">{say('change')}</span>
          <select
            className="covering"
            value={language}
            onChange={(happening) => onChange({ ...draft, language: happening.currentTarget.value })}
          >
            {[...new Set([language, ...languages])].map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag, tag)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p className={count > questionMaxChars ? 'danger' : ''}>
        {say('ofMax', { n: count, max: questionMaxChars })}
      </p>
    </div>
  );
}
