/* What a phone needs to stay in touch, but not for its first vote: the live room. Loaded after the list. */
export { openPageRoom } from '../live/page-room.js';
export { viewOf } from '../live/view-of.js';
