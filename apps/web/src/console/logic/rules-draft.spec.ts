import { DEFAULT_RULES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { ASKED_CLASSES } from './proxy.js';
import { blankLane, changeOf, granted, lanesHold, openedTo, rulesDraft, toggled } from './rules-draft.js';

const before = rulesDraft(DEFAULT_RULES);

describe('Changing the rules of a session', () => {
  it('sends only what was changed, so that two desks do not undo each other', () => {
    expect(changeOf(before, before)).toEqual({});
    expect(changeOf(before, { ...before, review: 'after', showVotes: true })).toEqual({ review: 'after' });
    expect(changeOf(before, { ...before, identity: { least: 'pseudonym', most: 'public' } })).toEqual({
      identity: { least: 'pseudonym', most: 'public' },
    });
  });

  it('never lets least stand above most', () => {
    expect(openedTo({ least: 'anonymous', most: 'pseudonym' }, 'least', 'public')).toEqual({
      least: 'public',
      most: 'public',
    });
    expect(openedTo({ least: 'affiliation', most: 'public' }, 'most', 'anonymous')).toEqual({
      least: 'anonymous',
      most: 'anonymous',
    });
    expect(openedTo({ least: 'anonymous', most: 'public' }, 'most', 'affiliation')).toEqual({
      least: 'anonymous',
      most: 'affiliation',
    });
  });
});

describe('The rules of the list of speakers', () => {
  it('are sent like the others, lanes and classes as a whole', () => {
    const lanes = [{ name: 'Governments', groups: ['government' as const], attendance: [], slots: 2 }];
    expect(changeOf(before, { ...before, discipline: 'stakeholder_round', lanes })).toEqual({
      discipline: 'stakeholder_round',
      lanes,
    });
  });

  it('give each new lane a name of its own', () => {
    const name = (n: number): string => `Lane ${n}`;
    const first = blankLane([], name);
    expect(first).toEqual({ name: 'Lane 1', groups: [], attendance: [], slots: 1 });
    expect(blankLane([{ ...first, name: 'Lane 2' }], name).name).toBe('Lane 3');
  });

  it('do not take two lanes of one name, or one without', () => {
    const lane = (name: string) => ({ name, groups: [], attendance: [], slots: 1 });
    expect(lanesHold([lane('A'), lane('B')])).toBe(true);
    expect(lanesHold([lane('A'), lane(' A ')])).toBe(false);
    expect(lanesHold([lane(' ')])).toBe(false);
    expect(lanesHold([])).toBe(true);
  });

  it('grant a class or take it back, in the order in which classes stand', () => {
    const classes = { participant: ['intervention' as const], hub: [], panellist: [] };
    const more = granted(classes, 'participant', 'point_of_order', ASKED_CLASSES);
    expect(more.participant).toEqual(['intervention', 'point_of_order']);
    const between = granted(more, 'participant', 'reply', ASKED_CLASSES);
    expect(between.participant).toEqual(['intervention', 'reply', 'point_of_order']);
    expect(granted(between, 'participant', 'intervention', ASKED_CLASSES).participant).toEqual([
      'reply',
      'point_of_order',
    ]);
    expect(more.hub).toEqual([]);
  });

  it('keep what is chosen in the order of all', () => {
    expect(toggled(['c'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'c']);
    expect(toggled(['a', 'c'], 'a', ['a', 'b', 'c'])).toEqual(['c']);
  });
});
