import { ar } from '../../text/ar/storage.js';
import { en } from '../../text/en/storage.js';

/** What the banner says, by language. Fetched only where a disk refuses, and without anything that the board has. */
export const storageTexts = { ar, en };
