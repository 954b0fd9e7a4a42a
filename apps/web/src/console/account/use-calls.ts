import { useCallback, useEffect, useState } from 'react';
import { useReach } from '../reach/context.js';
import type { Answer, Trouble } from '../reach/reach.js';

/** Something that the API tells, asked for once and again with `reload`. Null until it is there. */
export function useTold<T>(path: string): { told: T | null; trouble: Trouble | null; reload: () => void } {
  const reach = useReach();
  const [told, know] = useState<T | null>(null);
  const [trouble, hit] = useState<Trouble | null>(null);
  const reload = useCallback(() => {
    void reach.get<T>(path).then((answer) => {
      hit(answer.ok ? null : answer.trouble);
      if (answer.ok) know(answer.said);
    });
  }, [path, reach]);
  useEffect(reload, [reload]);
  return { told, trouble, reload };
}

/** Calls that a form makes, one at a time: whether one is under way, and what went wrong with the last. */
export function useCalls(): {
  busy: boolean;
  trouble: Trouble | null;
  call: <T>(make: () => Promise<Answer<T>>) => Promise<T | undefined>;
  forget: () => void;
} {
  const [busy, work] = useState(false);
  const [trouble, hit] = useState<Trouble | null>(null);
  const call = async <T>(make: () => Promise<Answer<T>>): Promise<T | undefined> => {
    if (busy) return undefined;
    work(true);
    const answer = await make();
    work(false);
    hit(answer.ok ? null : answer.trouble);
    return answer.ok ? answer.said : undefined;
  };
  return { busy, trouble, call, forget: () => hit(null) };
}
