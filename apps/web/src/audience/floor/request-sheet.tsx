import type { FloorClass, OwnFloor } from '@openfloor/contract';
import { useState } from 'react';
import { Written } from '../../parts/written.js';
import { Fault, Radios, Select, SendButton } from '../controls.js';
import { floorDraftOf, sentDraft, type Draft } from '../draft.js';
import { useLaterPage } from '../later-context.js';
import { SheetFrame } from '../sheet.js';
import { useDraft } from '../use-draft.js';
import type { WhoProps } from '../who.js';
import { OwnActs } from './own-request.js';
import { askWords, classesFor, questionNo, questionOf, shutBy } from './own.js';
import { SpeakerFields } from './speaker-fields.js';
import { missingIn, requestSteps } from './speaker.js';
import { noWords } from './who.js';

/** Longest note, in characters. */
const NOTE_CHARS = 250;
const DELIVERIES = ['voice', 'video', 'text_read_out'] as const;

interface RequestProps {
  /** The offer that is taken up; without it the floor is asked for. */
  offerId: string | undefined;
  onClose: () => void;
  onAsked: () => void;
}

/** Asks for the floor, or says yes to speaking one's own question. Either is done under one's name. */
export function RequestSheet({ offerId, onClose, onAsked }: RequestProps) {
  const { state, say } = useLaterPage();
  const { room } = state;
  const offer = room.mine.floor.find(({ id, status }) => id === offerId && status === 'offered');
  const classes = classesFor(room);
  const words = say(offer ? 'accept' : askWords(classes));
  const title = offer ? say('speakIt', { no: questionNo(offer, room) }) : words;
  if (offer || classes.length > 0)
    return (
      <Form offer={offer} classes={classes} title={title} words={words} onClose={onClose} onAsked={onAsked} />
    );
  return (
    <SheetFrame title={title} onClose={onClose}>
      <p>{noWords(say, shutBy(room) ?? 'SESSION_CLOSED')}</p>
    </SheetFrame>
  );
}

interface FormProps extends Omit<RequestProps, 'offerId'> {
  offer: OwnFloor | undefined;
  classes: readonly FloorClass[];
  title: string;
  words: string;
}

function Form({ offer, classes, title, words, onClose, onAsked }: FormProps) {
  const { phone, state, say } = useLaterPage();
  const { room } = state;
  const { id } = room.session;
  const { draft, isKept, change } = useDraft(floorDraftOf(id), {});
  const [fault, setFault] = useState('');
  const kind = classes.find((allowed) => allowed === draft.floorClass) ?? classes[0] ?? 'intervention';
  const send = (): void => {
    const whole: Draft = { ...draft, ...(offer ? { delivery: 'voice' } : { floorClass: kind }) };
    const missing = missingIn(whole, room);
    setFault(missing ? say(`need.${missing}`) : '');
    if (missing) return;
    phone.send(requestSteps(whole, room, offer?.id));
    if (!offer) change(sentDraft(draft));
    onAsked();
  };
  const foot = (
    <>
      <Fault words={fault} />
      <SendButton onTap={send}>{words}</SendButton>
    </>
  );
  return (
    <SheetFrame title={title} onClose={onClose} foot={foot}>
      {offer ? (
        <Offer offer={offer} />
      ) : (
        <Request draft={draft} isKept={isKept} kind={kind} classes={classes} onChange={change} />
      )}
      <SpeakerFields draft={draft} onChange={change} />
    </SheetFrame>
  );
}

function Offer({ offer }: { offer: OwnFloor }) {
  const { state, say } = useLaterPage();
  const question = questionOf(offer, state.room);
  return (
    <>
      <p>{say('own.offered', { no: questionNo(offer, state.room) })}</p>
      {question ? <Written className="question" text={question.text} language={question.language} /> : null}
      <OwnActs own={offer} />
    </>
  );
}

interface RequestFields extends WhoProps {
  isKept: boolean;
  kind: FloorClass;
  classes: readonly FloorClass[];
}

function Request({ draft, isKept, kind, classes, onChange }: RequestFields) {
  const { say } = useLaterPage();
  const delivery = DELIVERIES.find((way) => way === draft.delivery) ?? 'voice';
  return (
    <>
      {classes.length > 1 ? (
        <Select
          label={say('floorClass')}
          value={kind}
          options={classes.map((name) => [name, say(`class.${name}`)])}
          onPick={(floorClass) => onChange({ ...draft, floorClass })}
        />
      ) : null}
      <fieldset>
        <legend className="section">{say('how')}</legend>
        <Radios
          name="delivery"
          value={delivery}
          options={DELIVERIES.map((way) => [way, say(`how.${way}`)])}
          onPick={(way) => onChange({ ...draft, delivery: way })}
        />
        <Note draft={draft} isKept={isKept} isRead={delivery === 'text_read_out'} onChange={onChange} />
      </fieldset>
    </>
  );
}

function Note({ draft, isKept, isRead, onChange }: WhoProps & { isKept: boolean; isRead: boolean }) {
  const { say } = useLaterPage();
  const label = say(isRead ? 'floorText' : 'floorNote');
  return (
    <>
      <textarea
        className="field note"
        rows={2}
        dir="auto"
        maxLength={NOTE_CHARS}
        aria-label={label}
        placeholder={isRead ? label : `${label} (${say('optional')})`}
        value={draft.text}
        onInput={(happening) => onChange({ ...draft, text: happening.currentTarget.value })}
      />
      <p className="notes">
        <span>
          {isKept && draft.text ? `${say('draftKept')} ` : ''}
          {say('floorNoteWho')}
        </span>
        <bdi>{say('ofMax', { n: [...draft.text].length, max: NOTE_CHARS })}</bdi>
      </p>
    </>
  );
}
