import { describe, expect, it } from '@jest/globals';
import { reportFor } from '../making/make.js';
import type { Material } from '../material.js';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';
import { sayIn } from '../text/say.js';
import { documentOf } from './document-of.js';

const material = materialOf(playSession(), 'filed');

/** The titles and the first row of the table of speakers. */
function speakers(change: Partial<Material['people'][number]>) {
  const people = material.people.map((one) => ({ ...one, ...change }));
  const { blocks } = documentOf(reportFor({ ...material, people }, 'en'), sayIn('en'));
  const caption = sayIn('en')('speakersCaption');
  const table = blocks.find((block) => block.is === 'table' && block.caption === caption);
  if (table?.is !== 'table') throw new Error('no speakers');
  const first = (table.rows[0] ?? []).map((cell) =>
    cell.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
  );
  return { titles: table.head.map(({ title }) => title), first };
}

describe('the speakers of a report', () => {
  it('have a column for whatever is known of somebody, and none that would be empty', () => {
    const say = sayIn('en');
    const whole = speakers({ position: 'Director', affiliation: 'A lab', country: 'GR' });
    expect(whole.titles).toHaveLength(6);
    expect(whole.first.slice(1, 4)).toEqual(['Director', 'A lab', 'Greece']);
    const less = speakers({ position: 'Director', affiliation: 'A lab', country: null });
    expect(less.titles).toEqual(whole.titles.filter((title) => title !== say('country')));
    expect(less.first).toEqual(whole.first.filter((cell) => cell !== 'Greece'));
    expect(speakers({ name: '', position: null, affiliation: null, country: null }).titles).toEqual([
      say('name'),
      say('group'),
      say('region'),
    ]);
  });
});
