import { REGIONAL_GROUPS } from '@openfloor/contract';
import { useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import {
  BLANK,
  faultIn,
  keepApplication,
  keptApplication,
  type Application,
  type ApplicationField,
} from '../logic/apply.js';
import { Act, Choice, Fault, Line } from '../parts/controls.js';
import { CountryChoice } from '../parts/person-fields.js';
import type { HubSay } from '../words.js';

const MOST: Partial<Record<ApplicationField, number>> = { contact: 300, technicalContact: 300, expected: 6 };

/** What the organisers need to know of a hub, kept on this laptop while it is written. */
export function ApplicationForm({
  say,
  code,
  isAgain,
  onApply,
}: {
  say: HubSay;
  code: string;
  isAgain: boolean;
  onApply: (application: Application) => void;
}) {
  const [draft, setDraft] = useState<Application>(() => keptApplication(deviceKeep())?.draft ?? BLANK);
  const [fault, setFault] = useState('');
  const write = (field: ApplicationField, value: string): void => {
    const next = { ...draft, [field]: value };
    setDraft(next);
    keepApplication(deviceKeep(), { code, draft: next });
  };
  const send = (): void => {
    const found = faultIn(draft);
    setFault(found ? say(`need.${found.need}`, { language: found.language ?? '' }) : '');
    if (!found) onApply(draft);
  };
  return (
    <form
      className="application"
      onSubmit={(form) => {
        form.preventDefault();
        send();
      }}
    >
      <Fields say={say} draft={draft} onWrite={write} />
      <div className="application-end">
        <Fault words={fault} />
        <Act look="accent" onAct={send}>
          {say(isAgain ? 'applyAgain' : 'apply')}
        </Act>
      </div>
    </form>
  );
}

interface FieldsProps {
  say: HubSay;
  draft: Application;
  onWrite: (field: ApplicationField, value: string) => void;
}

function Fields({ say, draft, onWrite }: FieldsProps) {
  const optional = say('optional');
  const line = (
    field: ApplicationField,
    more: { optional?: string; hint?: string; isNumber?: boolean } = {},
  ) => (
    <Line
      label={say(`apply.${field}`)}
      most={MOST[field] ?? 120}
      value={draft[field]}
      onWrite={(value) => onWrite(field, value)}
      {...more}
    />
  );
  return (
    <>
      {line('name')}
      {line('city')}
      <CountryChoice
        label={say('apply.country')}
        none={say('notSaid')}
        say={say}
        value={draft.country}
        onPick={(country) => onWrite('country', country)}
      />
      <RegionChoice say={say} draft={draft} onWrite={onWrite} />
      {line('languages', { optional, hint: say('languagesHint') })}
      {line('expected', { optional, isNumber: true })}
      {line('coordinator')}
      {line('contact', { hint: say('contactHint') })}
      {line('technicalContact', { optional })}
    </>
  );
}

function RegionChoice({ say, draft, onWrite }: FieldsProps) {
  return (
    <Choice
      isLabelled
      label={say('apply.regionalGroup')}
      optional={say('optional')}
      value={draft.regionalGroup}
      options={[
        ['', say('notSaid')],
        ...REGIONAL_GROUPS.map((group) => [group as string, say(`region.${group}`)] as const),
      ]}
      onPick={(group) => onWrite('regionalGroup', group)}
    />
  );
}
