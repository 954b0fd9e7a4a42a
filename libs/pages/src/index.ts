export { type Asset, ICON, readAssets } from './assets.js';
export { Compressed, type Encoding, encodingFor } from './compressed.js';
export { languageFor } from './languages.js';
export { PageCache, readyPage, type ReadyPage } from './page-cache.js';
export type { PlainAct, PlainDraft, PlainList, PlainPage, Said } from './plain.js';
export * from './policy.js';
export { withheld } from './withheld.js';
export { loadPages, type WebPages } from './web-pages.js';
