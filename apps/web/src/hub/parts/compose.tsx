import { useEffect, useRef, useState } from 'react';
import { guessLanguage } from '../../audience/draft.js';
import { Rich } from '../../parts/rich.js';
import { countCharacters, questionOf, sentDraft, type Draft } from '../logic/drafts.js';
import { classesFor } from '../logic/speakers.js';
import { standingOf, takesPart } from '../logic/standing.js';
import { Act, Fault } from './controls.js';
import { useDesk } from './context.js';
import { Part } from './frame.js';
import { GroupChoice, LanguageChoice, PersonFields } from './person-fields.js';
import { SpeakerForm } from './speaker-form.js';
import { useHubDraft, type Reopened } from './use-draft.js';

/** From our room: a question for somebody here, or a hand up for a speaker. */
export function Compose({ reopened }: { reopened: Reopened | undefined }) {
  const { say } = useDesk();
  const [mode, setMode] = useState<'ask' | 'speak'>('ask');
  useEffect(() => (reopened ? setMode(reopened.name) : undefined), [reopened]);
  return (
    <Part
      name="compose-part"
      title={say(mode === 'ask' ? 'fromOurRoom' : 'speakerTitle')}
      fact={say('writeForSomebody')}
    >
      {mode === 'ask' ? (
        <AskForm key={reopened?.at ?? 0} given={reopened} onSpeaker={() => setMode('speak')} />
      ) : (
        <SpeakerForm key={reopened?.at ?? 0} given={reopened} onBack={() => setMode('ask')} />
      )}
    </Part>
  );
}

function AskForm({ given, onSpeaker }: { given: Reopened | undefined; onSpeaker: () => void }) {
  const { hub, say, state, isOffline } = useDesk();
  const { rules, switches } = state.room.session;
  const [draft, change] = useHubDraft('ask', given);
  const [fault, setFault] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => (given?.name === 'ask' ? field.current?.focus() : undefined), [given]);
  const language = draft.language ?? guessLanguage(draft.text, state.hub?.languages[0] ?? say.language);
  const n = countCharacters(draft.text);
  const isShut = !takesPart(standingOf(state.hub, state.room));
  const send = (): void => {
    const over = n - rules.questionMaxChars;
    setFault(n === 0 ? say('textNeeded') : over > 0 ? say('tooLong', { n: over }) : '');
    if (n === 0 || over > 0) return field.current?.focus();
    hub.does('question.submit', questionOf(draft, language));
    change(sentDraft({ ...draft, name: '', affiliation: '', country: '' }));
  };
  return (
    <div className="compose-form">
      <textarea
        ref={field}
        className="field writing"
        rows={3}
        dir="auto"
        aria-label={say('questionText')}
        placeholder={say('questionPlaceholder')}
        value={draft.text}
        onInput={(typing) => change({ ...draft, text: typing.currentTarget.value })}
        onKeyDown={(key) => {
          if (key.key === 'Enter' && (key.ctrlKey || key.metaKey) && !isShut) send();
        }}
      />
      <div className="compose-row">
        <GroupChoice draft={draft} onChange={change} />
        <LanguageChoice value={language} onPick={(tag) => change({ ...draft, language: tag })} />
        <bdi className={n > rules.questionMaxChars ? 'of-max over' : 'of-max'}>
          {say('ofMax', { n, max: rules.questionMaxChars })}
        </bdi>
      </div>
      <Person draft={draft} onChange={change} />
      <Fault words={fault} />
      {!isShut && !switches.questions ? <p className="note">{say('questionsOff')}</p> : null}
      <div className="compose-acts">
        <Act look="accent" isOff={isShut} onAct={send}>
          {say(isOffline ? 'keepQuestion' : 'sendQuestion')}
        </Act>
        <Act isOff={isShut || classesFor(state.room).length === 0} onAct={onSpeaker}>
          {say('handUp')}
        </Act>
      </div>
      <Shut />
    </div>
  );
}

/** Why nobody of ours can be put on the list of speakers now, and how many questions are left, where that is little. */
function Shut() {
  const { say, state } = useDesk();
  const { room } = state;
  if (!takesPart(standingOf(state.hub, room))) return null;
  const { left } = room.mine;
  const shut =
    classesFor(room).length > 0 ? '' : say(room.session.switches.floor ? 'speakerFull' : 'speakerShut');
  const few = left !== null && left <= 5 ? say('questionsLeft', { n: left }) : '';
  return shut || few ? <p className="note">{[shut, few].filter(Boolean).join(' ')}</p> : null;
}

/** Who asks, folded away while nothing is said of them. */
function Person({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { say } = useDesk();
  const known = [draft.name, draft.affiliation].filter((text) => text?.trim()).join(', ');
  return (
    <details className="person-fold">
      <summary>
        <Rich text={`{b}${say('person')}{/b}`} /> <span dir="auto">{known || say('personUnnamed')}</span>
      </summary>
      <PersonFields draft={draft} onChange={onChange} />
    </details>
  );
}
