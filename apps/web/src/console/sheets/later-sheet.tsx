import { useView } from '../desk/context.js';
import { HubsSheet } from '../hubs/hubs-sheet.js';
import { PollsSheet } from '../polls/polls-sheet.js';
import { OrdersSheet } from '../rankings/orders-sheet.js';
import { TakeawaysSheet } from '../rapporteur/takeaways-sheet.js';
import { KeysSheet } from './keys-sheet.js';
import { PeopleSheet } from './people-sheet.js';

const LATER = {
  hubs: HubsSheet,
  keys: KeysSheet,
  orders: OrdersSheet,
  people: PeopleSheet,
  polls: PollsSheet,
  takeaways: TakeawaysSheet,
};

/** The sheet that is open, of those that are fetched when they are first asked for. */
export function LaterSheet() {
  const name = useView((view) => view.sheet);
  const Open = LATER[name as keyof typeof LATER];
  return <Open />;
}
