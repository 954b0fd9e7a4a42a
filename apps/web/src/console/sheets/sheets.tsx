import { Suspense } from 'react';
import { useView } from '../desk/context.js';
import { ClocksSheet } from './clocks-sheet.js';
import { History } from './history.js';
import { JoinSheet } from './join-sheet.js';
import { LinksSheet } from './links-sheet.js';
import { SessionSheet } from './session-sheet.js';
import { DesksSheet } from '../signals/desks-sheet.js';
import { StagesSheet } from '../stages/stages-sheet.js';
import { LaterSheet } from './late-sheet.js';
import { TextSheet } from '../speakers/text-sheet.js';

const SHEETS = {
  keys: LaterSheet,
  history: History,
  session: SessionSheet,
  people: LaterSheet,
  links: LinksSheet,
  join: JoinSheet,
  clocks: ClocksSheet,
  stages: StagesSheet,
  desks: DesksSheet,
  hubs: LaterSheet,
  orders: LaterSheet,
  polls: LaterSheet,
  takeaways: LaterSheet,
  text: TextSheet,
} as const;

/** The sheet that is open, if one is. */
export function Sheets() {
  const name = useView((view) => view.sheet);
  if (!name) return null;
  const Open = SHEETS[name];
  return (
    <Suspense>
      <Open />
    </Suspense>
  );
}
