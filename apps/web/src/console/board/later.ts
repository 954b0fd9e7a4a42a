/** What the board fetches once it is asked for, in one piece: each more of them would cost the first screen some bytes. */
export { HubsSheet } from '../hubs/hubs-sheet.js';
export { RecordLink } from '../record/record-link.js';
export { KeysSheet } from '../sheets/keys-sheet.js';
export { SimilarChip } from '../similar/chip.js';
export { SupportBars } from '../support/support-bars.js';
export { OrdersSheet } from '../rankings/orders-sheet.js';
export { RankingFields } from '../rankings/ranking-fields.js';
