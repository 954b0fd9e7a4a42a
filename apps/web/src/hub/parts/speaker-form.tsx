import type { FloorClass } from '@openfloor/contract';
import { useState } from 'react';
import { deliveryOf, countCharacters, mostChars, requestOf, sentDraft, type Draft } from '../logic/drafts.js';
import { classesFor } from '../logic/speakers.js';
import { Act, Choice, Fault } from './controls.js';
import { useDesk } from './context.js';
import { GroupChoice, PersonFields } from './person-fields.js';
import { useHubDraft, type Reopened } from './use-draft.js';

const DELIVERIES = ['voice', 'video', 'text_read_out', 'prerecorded'] as const;

/** Asks for the floor for somebody in our room, named or not. Text is always possible. */
export function SpeakerForm({ given, onBack }: { given: Reopened | undefined; onBack: () => void }) {
  const { hub, say, state, isOffline } = useDesk();
  const [draft, change] = useHubDraft('speak', given);
  const [fault, setFault] = useState('');
  const classes = classesFor(state.room);
  const kind = classes.find((allowed) => allowed === draft.floorClass) ?? classes[0] ?? 'intervention';
  const isRead = deliveryOf(draft) === 'text_read_out';
  const n = countCharacters(draft.text);
  const most = mostChars(draft);
  const label = say(isRead ? 'speakerText' : 'speakerNote');
  const send = (): void => {
    const words = n > most ? say('tooLong', { n: n - most }) : isRead && n === 0 ? say('textNeeded') : '';
    setFault(words);
    if (words) return;
    hub.does('floor.request', requestOf(draft, kind));
    change({ ...sentDraft(draft), name: '', affiliation: '', country: '' });
    onBack();
  };
  return (
    <div className="compose-form">
      <PersonFields draft={draft} onChange={change} />
      <HowFields draft={draft} kind={kind} classes={classes} onChange={change} />
      <textarea
        className="field writing"
        rows={isRead ? 4 : 2}
        dir="auto"
        aria-label={label}
        placeholder={isRead ? label : `${label} (${say('optional')})`}
        value={draft.text}
        onInput={(typing) => change({ ...draft, text: typing.currentTarget.value })}
      />
      <bdi className={n > most ? 'of-max over' : 'of-max'}>{say('ofMax', { n, max: most })}</bdi>
      <Fault words={fault} />
      <div className="compose-acts">
        <Act look="accent" onAct={send}>
          {say(isOffline ? 'speakerKeep' : 'speakerAsk')}
        </Act>
        <Act onAct={onBack}>{say('speakerBack')}</Act>
      </div>
    </div>
  );
}

/** For which group they speak, how, and where the session has several kinds of request, which. */
function HowFields({
  draft,
  kind,
  classes,
  onChange,
}: {
  draft: Draft;
  kind: FloorClass;
  classes: readonly FloorClass[];
  onChange: (draft: Draft) => void;
}) {
  const { say } = useDesk();
  return (
    <div className="compose-row">
      <GroupChoice draft={draft} onChange={onChange} />
      <Choice
        label={say('speakerHow')}
        value={deliveryOf(draft)}
        options={DELIVERIES.map((way) => [way, say(`delivery.${way}`)])}
        onPick={(delivery) => onChange({ ...draft, delivery })}
      />
      {classes.length > 1 ? (
        <Choice
          label={say('speakerKind')}
          value={kind}
          options={classes.map((name) => [name, say(`class.${name}`)])}
          onPick={(floorClass) => onChange({ ...draft, floorClass })}
        />
      ) : null}
    </div>
  );
}
