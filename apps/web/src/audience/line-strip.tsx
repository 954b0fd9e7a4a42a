import { Icon, type IconName } from '../parts/icons.js';
import type { Say } from '../text/say.js';
import type { ListTexts } from '../text/en/audience.js';
import { usePage } from './phone-context.js';
import type { PhoneState } from './phone-state.js';

interface Strip {
  tone: 'warn' | 'ok' | 'plain' | 'danger';
  icon: IconName;
  lead: string;
  text: string;
  strong?: string;
}

/** What is to be said about the connection, or nothing. */
function lineStrip({ line, waiting, sent }: PhoneState, say: Say<ListTexts>): Strip | null {
  switch (line) {
    case 'offline':
      return {
        tone: 'warn',
        icon: 'offline',
        lead: say('connectionOffline'),
        text: say('connectionOfflineText'),
        ...(waiting > 0 ? { strong: say('connectionWaiting', { n: waiting }) } : {}),
      };
    case 'slow':
      return { tone: 'warn', icon: 'clock', lead: say('connectionSlow'), text: say('connectionSlowText') };
    case 'back':
      return {
        tone: 'ok',
        icon: 'check',
        lead: say('connectionBack'),
        text: sent > 0 ? say('connectionSent', { n: sent }) : '',
      };
    default:
      return null;
  }
}

/** Whether the connection has anything to say. */
export function hasLineStrip({ line }: PhoneState): boolean {
  return line !== 'ok';
}

/** One thin strip under the header, there only when it has something to say. */
export function LineStrip() {
  const { state, say } = usePage();
  const strip = lineStrip(state, say);
  return (
    <div role="status">
      {strip ? <StripLine {...strip} /> : null}
      {state.line === 'upgrade' ? (
        <p className="strip plain">
          <Icon name="info" />
          <span>
            {say('upgrade')} <a href={location.href}>{say('upgradeLink')}</a>
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** Icon, first word bold, a sentence. */
export function StripLine({ tone, icon, lead, text, strong }: Strip) {
  return (
    <p className={`strip ${tone}`}>
      <Icon name={icon} />
      <span>
        {lead ? <b>{lead}</b> : null} <bdi>{text}</bdi> {strong ? <b>{strong}</b> : null}
      </span>
    </p>
  );
}
