import { describe, expect, it } from '@jest/globals';
import { KINDS, type Welcome } from '@openfloor/contract';
import { withheld } from './withheld.js';

describe('a page of a session whose record is not for everybody', () => {
  it('has the session and its people, and neither questions, speakers, hubs, notices nor figures', () => {
    const put = KINDS.map((kind) => ({ kind }));
    const welcome = { epoch: 'e', rev: 7, beat: 3, put, left: 9, tallies: { beat: 3, votes: [1, 2] } };
    const page = withheld(welcome as unknown as Welcome);
    expect(page.put.map(({ kind }) => kind)).toEqual(['session', 'segment', 'person']);
    expect(page).toMatchObject({ epoch: '', rev: 0, beat: 0, left: 0, tallies: { beat: 0, votes: [] } });
  });
});
