export * from './api.js';
export { RefusedCall, type Reach } from './call.js';
export { type Clock, systemClock } from './clock.js';
export { HubOutbox } from './hub-outbox.js';
export { httpFirst, type HttpFirstOptions } from './first.js';
export { httpTransport, type HttpTransport } from './http.js';
export { newId, newKey } from './ids.js';
export type { EntryState, OutboxEntry } from './item.js';
export { browserOutboxStore, type Kept, memoryOutboxStore, type OutboxStore } from './kept.js';
export { Outbox, type OutboxOptions, type Send } from './outbox.js';
export { type Owners, pageOwners } from './owners.js';
export { watchPage } from './page.js';
export type { Records, ViewOf } from './records.js';
export { LiveRoom, type RoomOptions } from './room.js';
export { type KeptSeat, type SeatKeeper, seatKeeper, type StringStore, takeSeat } from './seats.js';
export type { Connection, RoomSnapshot, StreamCounts } from './snapshot.js';
export * from './transport.js';

/** Loads the code of the socket, which a phone needs only after its first list. */
export const loadSocketTransport = (): Promise<typeof import('./socket.js')> => import('./socket.js');
