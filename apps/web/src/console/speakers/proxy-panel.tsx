import { REGIONAL_GROUPS } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { GROUP_ORDER } from '../../parts/groups.js';
import { groupName } from '../../parts/question-words.js';
import { hubName } from '../board/meta.js';
import { Panel } from '../board/panel.js';
import { Act } from '../board/small.js';
import { useDesk, useSay, useSession } from '../desk/context.js';
import { enter } from '../desk/giving.js';
import { useHubs } from '../hubs/use-hubs.js';
import { ASKED_CLASSES, BLANK_PROXY, isNamed, proxyRequest, type Proxy } from '../logic/proxy.js';
import { SelectField, TextField } from '../sheets/fields.js';

/** Puts somebody without a device on the list, under the name that they say. */
export function ProxyPanel({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [proxy, set] = useState(BLANK_PROXY);
  const ready = isNamed(proxy);
  const add = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (ready && (await enter(desk, proxyRequest(proxy)))) onClose();
  };
  return (
    <Panel
      tall
      title={say('proxy.title')}
      label={say('proxy.title')}
      lead={say('proxy.lead')}
      onClose={onClose}
    >
      <form className="form panel-pad proxy" onSubmit={(form) => void add(form)}>
        <ProxyFields proxy={proxy} onTell={(change) => set({ ...proxy, ...change })} />
        {ready ? null : <p className="hint">{say('proxy.lacks')}</p>}
        <div className="acts">
          <button type="submit" className="btn accent" aria-disabled={!ready || undefined}>
            {say('proxy.add')}
          </button>
          <Act label={say('cancel')} onAct={onClose} />
        </div>
      </form>
    </Panel>
  );
}

interface ProxyFieldsProps {
  proxy: Proxy;
  onTell: (change: Partial<Proxy>) => void;
}

function ProxyFields({ proxy, onTell }: ProxyFieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        word={say('proxy.name')}
        value={proxy.name}
        max={120}
        required
        focused
        onWrite={(name) => onTell({ name })}
      />
      <TextField
        word={say('proxy.affiliation')}
        value={proxy.affiliation}
        max={200}
        onWrite={(affiliation) => onTell({ affiliation })}
      />
      <TextField
        word={say('proxy.country')}
        value={proxy.country}
        max={2}
        onWrite={(country) => onTell({ country })}
      />
      <ProxyChoices proxy={proxy} onTell={onTell} />
      <TextField word={say('proxy.note')} value={proxy.note} max={250} onWrite={(note) => onTell({ note })} />
    </>
  );
}

/** Group, region, where from, and what is asked for. */
function ProxyChoices({ proxy, onTell }: ProxyFieldsProps) {
  const say = useSay();
  const { rules } = useSession();
  const hubs = useHubs();
  const placeName = (where: string): string => {
    const hub = hubs.find(({ id }) => id === where);
    return hub ? hubName(say, hub) : say(where === 'online' ? 'place.online' : 'place.onsite');
  };
  return (
    <>
      <SelectField
        word={say('proxy.group')}
        value={proxy.group}
        all={['none', ...GROUP_ORDER]}
        name={(one) => (one === 'none' ? say('proxy.unknown') : groupName(say, rules, one))}
        onPick={(group) => onTell({ group })}
      />
      <SelectField
        word={say('proxy.region')}
        value={proxy.region}
        all={['none', ...REGIONAL_GROUPS]}
        name={(one) => (one === 'none' ? say('proxy.unknown') : say(`region.${one}`))}
        onPick={(region) => onTell({ region })}
      />
      <SelectField
        word={say('proxy.where')}
        value={proxy.where}
        all={['onsite', 'online', ...hubs.map(({ id }) => id)]}
        name={placeName}
        onPick={(where) => onTell({ where })}
      />
      <SelectField
        word={say('proxy.class')}
        value={proxy.class}
        all={ASKED_CLASSES}
        name={(one) => say(`class.${one}`)}
        onPick={(kind) => onTell({ class: kind })}
      />
    </>
  );
}
