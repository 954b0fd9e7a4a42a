import type { FloorView, SignalView } from '@openfloor/contract';
import { Act } from '../board/small.js';
import { useCan, useClock, useDesk, useRoom, useSay } from '../desk/context.js';
import { askReady } from '../desk/telling.js';
import { askedReady } from '../logic/asked-ready.js';
import { useNaming } from './use-speaking.js';

const NONE: readonly SignalView[] = [];

/** A hub that is next is asked whether it is ready: one press; whether it was read there stands beside it. */
export function AskReady({ floor }: { floor: FloorView }) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  const { name } = useNaming()(floor);
  const asked = askedReady(useRoom(({ mine }) => mine?.signals) ?? NONE, floor);
  const can = useCan();
  if (floor.hubId === null || floor.ready || !can.has('signal.send')) return null;
  return (
    <p className="ask-ready">
      {asked ? (
        <span>
          {asked.readAt === null
            ? say('askedReady')
            : say('askedReadyRead', { time: clock.minute(asked.readAt) })}
        </span>
      ) : null}
      <Act label={say('askReady')} about={name} onAct={() => askReady(desk, floor, say('askReadyWords'))} />
    </p>
  );
}
