import { useState } from 'react';
import { useSay } from '../desk/context.js';
import { faultsOf, type Fault } from '../logic/faults.js';
import { useReach } from '../reach/context.js';
import type { Trouble } from '../reach/reach.js';
import { TroubleLine } from './trouble-line.js';

type Outcome = { sessions: number } | { faults: Fault[] } | { trouble: Trouble } | { unread: true } | null;

/** A programme document from a file: all of it or nothing, and every fault with its place in the document. */
export function ImportForm({ onImported }: { onImported: () => void }) {
  const say = useSay();
  const reach = useReach();
  const [outcome, set] = useState<Outcome>(null);
  const read = async (file: File): Promise<void> => {
    const programme = parsed(await file.text());
    if (programme === undefined) return set({ unread: true });
    const answer = await reach.post<{ sessions: unknown[] }>('/meetings/import', programme);
    if (answer.ok) {
      set({ sessions: answer.said.sessions.length });
      return onImported();
    }
    const faults = faultsOf(answer.trouble.problem);
    set(faults.length > 0 ? { faults } : { trouble: answer.trouble });
  };
  return (
    <div className="form">
      <label className="labelled">
        {say('importFile')}
        <input
          className="field"
          type="file"
          accept="application/json,.json"
          onChange={(change) => {
            const file = change.target.files?.[0];
            if (file) void read(file);
            change.target.value = '';
          }}
        />
      </label>
      <Result outcome={outcome} />
    </div>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function Result({ outcome }: { outcome: Outcome }) {
  const say = useSay();
  if (!outcome) return null;
  if ('trouble' in outcome) return <TroubleLine trouble={outcome.trouble} />;
  if ('unread' in outcome)
    return (
      <p className="trouble" role="alert">
        {say('notJson')}
      </p>
    );
  if ('sessions' in outcome) return <p role="status">{say('imported', { n: outcome.sessions })}</p>;
  return (
    <div className="faults" role="alert">
      <b>{say('faults', { n: outcome.faults.length })}</b>
      <ul>
        {outcome.faults.map(({ path, message }, at) => (
          <li key={at}>
            <code dir="ltr">{path}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
