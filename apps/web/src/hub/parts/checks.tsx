import { HUB_CHECKS, type HubCheck } from '@openfloor/contract';
import { useState } from 'react';
import { MicLevel } from '../../audience/floor/mic-level.js';
import { Icon } from '../../parts/icons.js';
import { Act, LinkAct, Sheet } from './controls.js';
import { useDesk } from './context.js';

/** What of our room was tested, as the room has it or as it will be once what waits has arrived. */
function useChecks(): Partial<Record<HubCheck, boolean>> {
  const { state } = useDesk();
  const kept = state.entries.filter(({ type, state: how }) => type === 'hub.test' && how !== 'refused');
  const given = kept.map(({ args }) => (args as { checks?: Partial<Record<HubCheck, boolean>> }).checks);
  return Object.assign({}, state.hub?.checks, ...given) as Partial<Record<HubCheck, boolean>>;
}

/** The list of what was tested, each in words, and the way to the test. */
export function Checks({ onTest }: { onTest: () => void }) {
  const { say } = useDesk();
  const checks = useChecks();
  return (
    <div className="checks">
      <ul aria-label={say('checklist')}>
        {HUB_CHECKS.map((check) => (
          <li key={check} className={checks[check] === false ? 'fails' : ''}>
            <CheckWord check={check} works={checks[check]} />
          </li>
        ))}
      </ul>
      <LinkAct onAct={onTest}>{say('testRoom')}</LinkAct>
    </div>
  );
}

function CheckWord({ check, works }: { check: HubCheck; works: boolean | undefined }) {
  const { say } = useDesk();
  if (works === undefined)
    return <span className="untested">{say('untested', { what: say(`check.${check}`) })}</span>;
  return (
    <>
      <Icon name={works ? 'check' : 'alert'} /> {say(`${works ? 'checked' : 'failed'}.${check}`)}
    </>
  );
}

/** The test of the room, one thing after the other; the desk is told what works and what does not. */
export function TestSheet({ onClose }: { onClose: () => void }) {
  const { hub, say } = useDesk();
  const checks = useChecks();
  return (
    <Sheet title={say('checklist')} closeWord={say('close')} onClose={onClose}>
      <p className="note">{say('testLead')}</p>
      <ul className="test-list">
        {HUB_CHECKS.map((check) => (
          <li key={check}>
            <p>
              <b>{say(`check.${check}`)}</b> <CheckWord check={check} works={checks[check]} />
            </p>
            {check === 'microphone' ? <MicCheck /> : null}
            <p className="test-acts">
              {([true, false] as const).map((works) => (
                <Act
                  key={String(works)}
                  pressed={checks[check] === works}
                  about={say(`check.${check}`)}
                  onAct={() => hub.does('hub.test', { checks: { [check]: works } })}
                >
                  {say(works ? 'checkWorks' : 'checkFails')}
                </Act>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Listens to the microphone on this laptop alone; nothing is sent. */
function MicCheck() {
  const { say } = useDesk();
  const [isOn, turn] = useState(false);
  return (
    <div className="mic">
      <LinkAct onAct={() => turn(!isOn)}>{say(isOn ? 'micStop' : 'testMic')}</LinkAct>
      {isOn ? <MicLevel say={say} /> : null}
    </div>
  );
}
