/** A count under way to the room: it says how many hands there are over `members`, shown up to a command's `seq`. */
export interface Telling {
  /** The question that it is about, the one on top of `members`. */
  questionId: string;
  /** The id of the command, which stays the same until the room has answered. */
  id: string;
  hands: number;
  members: string[];
  upTo: number;
}

/** The last count of a question that the room took, with the rev and beat of its reply. */
export interface Told {
  questionId: string;
  hands: number;
  rev: number;
  beat: number;
}
