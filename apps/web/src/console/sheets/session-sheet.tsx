import { useCan, useDesk, useSay, useSession } from '../desk/context.js';
import { Act } from '../board/small.js';
import type { SheetName } from '../desk/view.js';
import type { TextKey } from '../../text/en/console.js';
import { mayAny } from '../logic/may.js';
import { LaterLeads } from '../record/late-link.js';
import { ChairActs } from './chair-acts.js';
import { DescribeForm } from './describe-form.js';
import { PhaseActs } from './phase-acts.js';
import { RulesForm } from './rules-form.js';
import { Part, Sheet } from './sheet.js';
import { SwitchActs } from './switch-acts.js';

/** The session as a whole: its phase, its switches, its rules, what it is called, and who gets in. */
export function SessionSheet() {
  const say = useSay();
  const can = useCan();
  const { title, readiness = [] } = useSession();
  return (
    <Sheet title={say('sessionTitle')} lead={title}>
      {readiness.length > 0 ? (
        <p className="hint">
          {say('missing', { what: readiness.map((code) => say(`readiness.${code}` as TextKey)).join(', ') })}
        </p>
      ) : null}
      <Leads />
      {can.has('session.lead') ? (
        <Part title={say('chairTitle')}>
          <ChairActs />
        </Part>
      ) : null}
      <Part title={say('phaseTitle')}>
        <PhaseActs />
      </Part>
      {can.has('session.switch') ? (
        <Part title={say('switches')}>
          <SwitchActs />
        </Part>
      ) : null}
      {can.has('session.rules') ? (
        <Part title={say('rules')}>
          <RulesForm />
        </Part>
      ) : null}
      {can.has('session.describe') ? (
        <Part title={say('describe')}>
          <DescribeForm />
        </Part>
      ) : null}
    </Sheet>
  );
}

/** To the sheets that stand beside this one. */
function Leads() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const to = (sheet: SheetName) => (): void => desk.view.patch({ sheet });
  return (
    <div className="acts">
      <Act label={say('joinTitle')} onAct={to('join')} />
      {can.has('person.put') ? <Act label={say('editPeople')} onAct={to('people')} /> : null}
      {can.has('invitation.revoke') ? <Act label={say('links')} onAct={to('links')} /> : null}
      {can.has('clock.start') || can.has('segment.put') ? (
        <Act label={say('clocks')} onAct={to('clocks')} />
      ) : null}
      {mayAny(can, 'stage.show', 'stage.put') ? <Act label={say('stages')} onAct={to('stages')} /> : null}
      {can.has('hub.put') ? <Act label={say('hubs')} onAct={to('hubs')} /> : null}
      {can.has('undo') ? <Act label={say('history')} onAct={to('history')} /> : null}
      <LaterLeads />
    </div>
  );
}
