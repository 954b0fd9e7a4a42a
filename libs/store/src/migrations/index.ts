import { FirstTables1764028800000 } from './0001-first-tables.js';
import { SecondFactors1795305600000 } from './0002-second-factors.js';
import { Retention1795392000000 } from './0003-retention.js';

/** Every step the tables ever took, oldest first. A step that was released is never edited. */
export const MIGRATIONS = [FirstTables1764028800000, SecondFactors1795305600000, Retention1795392000000];
