import type { DoorView } from '@openfloor/contract';
import { useEffect, useMemo, useState } from 'react';
import { consoleDoor as ar } from '../../text/ar/console-door.js';
import { consoleDoor, type DoorTexts } from '../../text/en/console-door.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { useSay, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';

/** While the sheet is open its figures are read again so often, ms. */
const AGAIN_MS = 3_000;

const TEXTS: Record<string, Translated<DoorTexts>> = { ar };

/** The words of the door. */
export function useDoorSay(): Say<DoorTexts> {
  const { language } = useSay();
  return useMemo(() => sayIn<DoorTexts>(language, TEXTS[language] ?? {}, consoleDoor), [language]);
}

/** What happens at the door now; null before the first answer. */
export function useDoorFigures(): DoorView | null {
  const reach = useReach();
  const { id } = useSession();
  const [view, show] = useState<DoorView | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await reach.get<DoorView>(`/sessions/${id}/door`);
      if (isOver) return;
      if (answer.ok) show(answer.said);
      timer = setTimeout(() => void read(), AGAIN_MS);
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [reach, id]);
  return view;
}
