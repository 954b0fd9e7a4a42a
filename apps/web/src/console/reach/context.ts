import { createContext, useContext } from 'react';
import { reachWith, type Reach } from './reach.js';

export const ReachContext = createContext<Reach>(reachWith());

/** The HTTP API as this desk may use it. */
export function useReach(): Reach {
  return useContext(ReachContext);
}
