import type { RoomCode } from '@openfloor/contract';
import { useEffect, useState } from 'react';

/** After a code has ended, between two tries where nobody answered, and the longest between two, in milliseconds. */
const SOON_MS = 300;
const AGAIN_MS = 3_000;
const MOST_MS = 31_000;

/**
 * The code of the room, which only screens with a display's link are told; null where it is not asked for or not known.
 * It never comes with the room itself, which every phone reads.
 */
export function useRoomCode(
  sessionId: string | undefined,
  token: string | undefined,
  now: () => number,
): string | null {
  const [code, show] = useState<string | null>(null);
  useEffect(() => {
    show(null);
    if (!sessionId || !token) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const read = async (): Promise<void> => {
      const shown = await fetchCode(sessionId, token);
      if (isOver) return;
      show(shown?.code ?? null);
      const wait = shown ? Math.max(0, shown.endsAt - now()) + SOON_MS : AGAIN_MS;
      timer = setTimeout(() => void read(), Math.min(MOST_MS, wait));
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sessionId, token]);
  return code;
}

async function fetchCode(sessionId: string, token: string): Promise<RoomCode | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`/api/v1/sessions/${sessionId}/room-code`, { headers }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as RoomCode) : undefined;
}
