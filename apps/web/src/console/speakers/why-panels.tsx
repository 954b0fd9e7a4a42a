import { OVERRIDE_REASONS, REFUSE_REASONS, SKIP_REASONS } from '@openfloor/contract';
import { Panel } from '../board/panel.js';
import { byDigit, Reasons } from '../board/reasons.js';
import { call, moveSpeaker, refuse, skip } from '../desk/calling.js';
import { useDesk, useSay } from '../desk/context.js';
import type { AboutSpeaker } from './floor-panel.js';
import { useNaming, useSpeaking } from './use-speaking.js';

interface WhyProps<T extends string> {
  kind: 'call' | 'skip' | 'refuse' | 'move';
  about: AboutSpeaker;
  lead: string;
  all: readonly T[];
  word: (reason: T) => string;
  onChoose: (reason: T) => void;
}

/** Why: one reason, one digit. */
function WhyPanel<T extends string>({ kind, about, lead, all, word, onChoose }: WhyProps<T>) {
  const say = useSay();
  const { name: who } = useNaming()(about.floor);
  const title = say(`why.${kind}.title`, { who });
  return (
    <Panel
      tall
      title={title}
      label={title}
      lead={lead}
      foot={say('why.foot')}
      onKey={byDigit(all, onChoose)}
      onClose={about.onClose}
    >
      <Reasons reasons={all.map((id) => ({ id, word: word(id) }))} onChoose={onChoose} />
    </Panel>
  );
}

/** A sentence that a reason ends, as a line of its own. */
function useOverrideWord(): (reason: (typeof OVERRIDE_REASONS)[number]) => string {
  const say = useSay();
  return (reason) => {
    const word = say(`override.${reason}`);
    return word.charAt(0).toLocaleUpperCase(say.language) + word.slice(1);
  };
}

/** Why another one is called than is proposed. */
export function CallWhy(about: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  const nameOf = useNaming();
  const [proposed] = useSpeaking().queue;
  const lead = proposed
    ? say('why.call.lead', { proposed: nameOf(proposed).name })
    : say('why.call.leadNone');
  return (
    <WhyPanel
      kind="call"
      about={about}
      lead={lead}
      all={OVERRIDE_REASONS}
      word={useOverrideWord()}
      onChoose={(why) => void call(desk, about.floor, why)}
    />
  );
}

/** Why somebody is moved on the list. */
export function MoveWhy({ before, ...about }: AboutSpeaker & { before: string | null }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <WhyPanel
      kind="move"
      about={about}
      lead={say('why.move.lead')}
      all={OVERRIDE_REASONS}
      word={useOverrideWord()}
      onChoose={(why) => moveSpeaker(desk, about.floor, before, why)}
    />
  );
}

/** Why the floor goes on to the others. */
export function SkipWhy(about: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  return (
    <WhyPanel
      kind="skip"
      about={about}
      lead={say('why.skip.lead')}
      all={SKIP_REASONS}
      word={(reason) => say(`skip.${reason}`)}
      onChoose={(reason) => skip(desk, about.floor, reason)}
    />
  );
}

/** Why somebody is taken off the list without being called. */
export function RefuseWhy(about: AboutSpeaker) {
  const say = useSay();
  const desk = useDesk();
  return (
    <WhyPanel
      kind="refuse"
      about={about}
      lead={say('why.refuse.lead')}
      all={REFUSE_REASONS}
      word={(reason) => say(`refuse.${reason}`)}
      onChoose={(reason) => refuse(desk, about.floor, reason)}
    />
  );
}
