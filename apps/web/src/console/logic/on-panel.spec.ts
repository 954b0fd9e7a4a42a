import { describe, expect, it } from '@jest/globals';
import type { PersonView } from '@openfloor/contract';
import { onPanel } from './on-panel.js';

const person = (no: number, change: Partial<PersonView>): PersonView => ({
  kind: 'person',
  id: `p${no}`,
  rev: 1,
  no,
  honorific: null,
  name: `Person ${no}`,
  position: null,
  affiliation: null,
  country: null,
  role: 'panellist',
  stakeholderGroup: null,
  regionalGroup: null,
  tags: [],
  present: true,
  left: false,
  ...change,
});

describe('Whom the floor can be given to', () => {
  it('is the panel first, those who are here before the others, and nobody who has left', () => {
    const people = [
      person(1, { role: 'chair' }),
      person(2, { present: false }),
      person(3, {}),
      person(4, { left: true }),
      person(5, { role: 'interpreter' }),
    ];
    expect(onPanel(people).map(({ no }) => no)).toEqual([3, 2, 1]);
  });
});
