import { describe, expect, it } from '@jest/globals';
import { Welcome } from '@openfloor/contract';
import { demoQuestion, demoWelcome, NOW } from '../testing/fixture.js';
import { floor, speaker } from '../testing/floors.js';
import { embed, unembed } from './embed.js';

describe('a welcome that travels inside a page', () => {
  it('is the same on the phone but for the long texts of the programme', () => {
    const welcome = demoWelcome();
    const back = unembed(embed(welcome));
    expect(Welcome.safeParse(back).error).toBeUndefined();
    const phone = welcome.put.map((record) => {
      if (record.kind === 'session') return { ...record, topics: [], objectives: [], focusIssues: [] };
      return record.kind === 'person' ? { ...record, position: null, affiliation: null, tags: [] } : record;
    });
    expect(back).toEqual({ ...welcome, put: phone });
  });

  it('keeps every field that is not usual', () => {
    const question = demoQuestion(7, 'Why?', {
      type: 'comment',
      status: 'answered',
      credits: 3,
      answeredBy: [],
      labels: ['trust'],
      hubId: '11111111-1111-4111-8111-111111111111',
      author: { ...demoQuestion(7, '').author, identity: 'public', name: 'Ama', country: 'GH' },
    });
    const welcome = { ...demoWelcome(), put: [question] };
    expect(unembed(embed(welcome)).put).toEqual([question]);
  });

  it('brings who waits and who speaks, in few bytes where they are as usual', () => {
    const put = [speaker(1, 48, NOW, { name: 'Ama', affiliation: 'ISOC' }), floor(2), floor(3)];
    const embedded = embed({ ...demoWelcome(), put });
    expect(unembed(embedded).put).toEqual(put);
    expect(embedded).not.toContain('"spokenMs"');
  });

  it('cannot end its script element', () => {
    const welcome = { ...demoWelcome(), put: [demoQuestion(1, '</script><script>alert(1)</script><!--')] };
    expect(embed(welcome)).not.toMatch(/</);
    expect(unembed(embed(welcome)).put).toEqual(welcome.put);
  });
});
