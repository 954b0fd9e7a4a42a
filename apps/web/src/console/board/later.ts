/** What the board fetches once it is asked for, in one piece: each more of them would cost the first screen some bytes. */
export { LaterLeads } from '../sheets/later-leads.js';
export { LaterSheet } from '../sheets/later-sheet.js';
export { RankingFields } from '../rankings/ranking-fields.js';
export { SimilarChip } from '../similar/chip.js';
export { SupportBars } from '../support/support-bars.js';
