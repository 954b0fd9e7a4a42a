/** What the board fetches once it is asked for, in one piece: each more of them would cost the first screen some bytes. */
export { HubsSheet } from '../hubs/hubs-sheet.js';
export { SupportBars } from '../support/support-bars.js';
