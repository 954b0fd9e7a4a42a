import { describe, expect, it } from '@jest/globals';
import { demoCard } from '../testing/fixture.js';
import { panelByGroup, roleCounts } from './balance.js';

describe('the people of the Athens session', () => {
  const { people } = demoCard();

  it('are 14 panellists and 1 moderator', () => {
    expect(roleCounts(people)).toEqual([
      { role: 'panellist', n: 14 },
      { role: 'moderator', n: 1 },
    ]);
  });

  it('stand by stakeholder group in the fixed order', () => {
    expect(panelByGroup(people).map(({ group, people: members }) => [group, members.length])).toEqual([
      ['government', 4],
      ['private_sector', 5],
      ['civil_society', 2],
      ['technical_community', 2],
      ['intergovernmental_organisation', 1],
    ]);
  });

  it('have nobody left out: who has no group stands last, who left is not counted', () => {
    const [first, second, ...rest] = people;
    if (!first || !second) throw new Error('the fixture has no people');
    const changed = [
      first,
      { ...second, stakeholderGroup: null },
      ...rest.map((person) => ({ ...person, left: true })),
    ];
    expect(panelByGroup(changed).map(({ group, people: members }) => [group, members.length])).toEqual([
      [null, 1],
    ]);
  });
});
