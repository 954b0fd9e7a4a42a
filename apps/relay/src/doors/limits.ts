/** What the doors of a relay hold and take. */
export interface DoorLimits {
  /** Connections of any kind at once. */
  connections: number;
  connectionsPerAddress: number;
  /** Connections of one address that have not said what they want: a hall whose phones all come back at once. */
  namelessPerAddress: number;
  /** Sockets in the room; a hub's network carries a thousand phones. */
  sockets: number;
  socketsPerAddress: number;
  /** Of one address without a seat. */
  readersPerAddress: number;
  socketsPerPhone: number;
  /** Words of any kind that one phone may say in a second, refused commands among them. */
  wordsPerSecond: number;
  /** Welcomes of one phone, which may carry the whole room, in a second. */
  welcomesPerSecond: number;
}

/** A hub whose network shows all its phones under one address has room for them, and nobody has all the room. */
export const USUAL_LIMITS: DoorLimits = {
  connections: 5_000,
  connectionsPerAddress: 4_000,
  namelessPerAddress: 1_000,
  sockets: 3_000,
  socketsPerAddress: 2_500,
  readersPerAddress: 1_000,
  socketsPerPhone: 5,
  wordsPerSecond: 40,
  welcomesPerSecond: 5,
};
