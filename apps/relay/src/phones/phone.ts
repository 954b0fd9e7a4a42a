import type { ParticipantCorner } from '@openfloor/contract';

/** What a phone told about whoever holds it; it stays here, but for what they wish to be said with a question. */
export type Profile = Omit<ParticipantCorner, 'muted'>;

/**
 * A phone behind this relay. `key` is the digest of its join key, `author` the opaque name under which the room tells
 * it apart from the others here.
 */
export interface Phone {
  id: string;
  key: string;
  author: string;
  profile: Profile;
}

/** Of somebody who has told nothing. */
export const NO_PROFILE: Profile = {
  name: null,
  stakeholderGroup: null,
  regionalGroup: null,
  country: null,
  affiliation: null,
  language: null,
  accessNeeds: null,
};
