import type { RoomCode } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { Part } from '../sheets/sheet.js';
import { useDoorSay } from './use-door.js';

/** After a code has ended, and where nobody answered, ms. */
const SOON_MS = 500;
const AGAIN_MS = 3_000;

/** The code that the screens in the room show now. */
export function RoomCodePart() {
  const say = useDoorSay();
  const shown = useRoomCode();
  const left = useSecondsTo(shown?.endsAt ?? null);
  return (
    <Part title={say('roomCode')}>
      <p className="lead">{say('roomCodeHint')}</p>
      {shown ? (
        <p>
          <b className="join-code">
            <bdi>{shown.code.replace(/(?=...$)/, ' ')}</bdi>
          </b>{' '}
          <span className="row-fact">{say('nextIn', { n: left })}</span>
        </p>
      ) : (
        <p className="hint">{say('loading')}</p>
      )}
    </Part>
  );
}

function useRoomCode(): RoomCode | null {
  const reach = useReach();
  const { id } = useSession();
  const [shown, show] = useState<RoomCode | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await reach.get<RoomCode>(`/sessions/${id}/room-code`);
      if (isOver) return;
      if (answer.ok) show(answer.said);
      const wait = answer.ok ? Math.max(SOON_MS, answer.said.endsAt - Date.now() + SOON_MS) : AGAIN_MS;
      timer = setTimeout(() => void read(), Math.min(wait, 10_000));
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [reach, id]);
  return shown;
}

function useSecondsTo(end: number | null): number {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return end === null ? 0 : Math.max(0, Math.ceil((end - now) / 1_000));
}
