import type { ClockView } from '@openfloor/contract';
import { timerText, type Reading, type TimerPhase, type Timed } from '../../parts/timer.js';
import { useClock, useDesk, useSay, useSession } from '../desk/context.js';
import { apart } from './apart.js';
import { useFloors, useIsMine, useSpeakerName } from './seat.js';
import { dueOf, type Due, type Turn } from './turn.js';

/** What the band of time says. `tone` fills it only for the panellist's own time; that of others stays calm. */
export interface Told {
  tone: TimerPhase | 'calm';
  word: string;
  under: string;
}

const calm = (word: string, under = ''): Told => ({ tone: 'calm', word, under });

/** The words of the band for whoever's time it is. */
export function useTold(turn: Turn, timed: Timed | null, reading: Reading | null): Told {
  const say = useSay();
  const nobody = useNobody();
  const named = useSpeakerName();
  const clockName = useClockName();
  const given = timed ? say('panel.given', { time: timerText(timed.allowedSeconds * 1_000) }) : '';
  const phase = reading?.phase ?? 'ready';
  const state = say(reading?.isStill && phase !== 'ready' ? 'timer.still' : `timer.${phase}`);
  switch (turn.whose) {
    case 'mine':
      return { tone: phase, word: state, under: `${say('panel.youSpeak')} · ${given}` };
    case 'called':
      return { tone: 'ready', word: say('panel.called'), under: `${say('panel.begin')} · ${given}` };
    case 'held':
      return calm(say('class.point_of_order'), say('panel.held'));
    case 'clock':
      return calm(apart(clockName(turn.clock)), `${state} · ${given}`);
    case 'other': {
      const { name, stands } = named(turn.floor);
      const what = turn.floor.class === 'point_of_order' ? say('class.point_of_order') : stands;
      const whose = { name: apart(name) };
      const word = say(turn.floor.status === 'called' ? 'panel.isCalled' : 'panel.speaks', whose);
      return calm(word, [state, given, what && apart(what)].filter(Boolean).join(' · '));
    }
    case 'nobody':
      return nobody;
  }
}

/** What a clock is for: its own words, the part of the programme, or its purpose. */
function useClockName(): (clock: ClockView) => string {
  const say = useSay();
  const { room } = useDesk();
  return ({ label, refId, purpose }) => {
    const part = room.records('segment').find(({ id }) => id === refId);
    return label ?? part?.title ?? (purpose === 'other' ? say('panel.clock') : say(`purpose.${purpose}`));
  };
}

/** What stands where nobody has the floor: that I am next, else how the session stands. */
function useNobody(): Told {
  const say = useSay();
  const clock = useClock();
  const { phase, resumesAt } = useSession();
  const due = useDue();
  if (due) return calm(due.word, say('panel.microphone'));
  if (phase === 'open') return calm(say('panel.nobody'));
  const resumes = phase === 'break' && resumesAt !== null;
  return calm(say(`panel.phase.${phase}`), resumes ? say('resumes', { time: clock.minute(resumesAt) }) : '');
}

/** My request that is soon to be called, with the words for its place. */
export function useDue(): (Due & { word: string }) | null {
  const say = useSay();
  const due = dueOf(useFloors(), useIsMine());
  if (!due) return null;
  const word = due.place === 1 ? say('panel.next') : say('panel.before', { n: due.place - 1 });
  return { ...due, word };
}
