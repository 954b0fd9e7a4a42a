import { describe, expect, it } from '@jest/globals';
import type { PersonalCodeMade } from '@openfloor/contract';
import { csvOf, namesIn } from './roll-csv.js';

const code = (label: string | null): PersonalCodeMade => ({
  id: 'a0000000-0000-4000-8000-000000000001',
  no: 1,
  label,
  stakeholderGroup: 'academia',
  regionalGroup: null,
  country: null,
  affiliation: null,
  code: 'AAAA-BBBB-CCCC-DDDD',
  url: 'https://q.example.org/s/K7M4PX#AAAA-BBBB-CCCC-DDDD',
});

describe('the table of personal codes', () => {
  it('has a line for each, and no name in it becomes a formula or a column', () => {
    const lines = ['Efua Addo', null, 'Addo, "E"', '=HYPERLINK("x")'].map(
      (label) => csvOf([code(label)]).split('\n')[1],
    );
    expect(lines).toEqual([
      '1,Efua Addo,academia,AAAA-BBBB-CCCC-DDDD,https://q.example.org/s/K7M4PX#AAAA-BBBB-CCCC-DDDD',
      '1,,academia,AAAA-BBBB-CCCC-DDDD,https://q.example.org/s/K7M4PX#AAAA-BBBB-CCCC-DDDD',
      '1,"Addo, ""E""",academia,AAAA-BBBB-CCCC-DDDD,https://q.example.org/s/K7M4PX#AAAA-BBBB-CCCC-DDDD',
      `1,"'=HYPERLINK(""x"")",academia,AAAA-BBBB-CCCC-DDDD,https://q.example.org/s/K7M4PX#AAAA-BBBB-CCCC-DDDD`,
    ]);
  });

  it('is made from names, one on each line', () => {
    expect(namesIn('Efua Addo\n\n  Kofi \r\n')).toEqual(['Efua Addo', 'Kofi']);
  });
});
