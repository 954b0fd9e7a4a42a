import { describe, expect, it } from '@jest/globals';
import { demoId } from '../../testing/fixture.js';
import { objection, takeaway } from '../../testing/takeaways.js';
import { beforeFor, groupOf, groupsIn } from './grouping.js';
import { markOfKey } from './mark-keys.js';
import { standingOf, stepsFor } from './steps.js';

const words = (change: Parameters<typeof takeaway>[1], open = false): string[] =>
  stepsFor(takeaway(1, change), open).map(({ word, off, isNext }) =>
    [word, off ? 'off' : '', isNext ? 'next' : ''].filter(Boolean).join(' '),
  );
const one = [objection(1)];
const gone = [objection(1, { retracted: true })];

describe('what can be done with a takeaway', () => {
  it('is showing a draft that has words, checking what was shown, and dropping', () => {
    expect(words({ status: 'draft' })).toEqual(['show next', 'drop']);
    expect(words({ status: 'draft', text: ' ' })).toEqual(['show off next', 'drop']);
    expect(words({ status: 'shown' })).toEqual(['check next', 'drop']);
  });

  it('is agreeing where nobody objects and only then: one voice that stands is enough', () => {
    expect(words({ status: 'checking' })).toEqual([
      'settleAgreed next',
      'settleContested off',
      'callOff',
      'drop',
    ]);
    expect(words({ status: 'checking', objections: one })).toEqual([
      'settleAgreed off',
      'settleContested next',
      'callOff',
      'drop',
    ]);
    expect(words({ status: 'checking', objections: gone })[0]).toBe('settleAgreed next');
    expect([standingOf({ objections: [...one, ...gone] }), standingOf({ objections: gone })]).toEqual([1, 0]);
  });

  it('is ending it, once comments are over and what was settled still holds', () => {
    expect(words({ status: 'agreed' })).toEqual(['final next', 'drop']);
    expect(words({ status: 'agreed' }, true)).toEqual(['final off', 'drop']);
    expect(words({ status: 'agreed', objections: one })).toEqual(['settleContested next', 'drop']);
    expect(words({ status: 'contested', objections: one })).toEqual(['final next', 'recheck', 'drop']);
    expect(words({ status: 'contested', objections: gone })[0]).toBe('settleAgreed next');
    expect(words({ status: 'final', objections: one })).toEqual([]);
  });
});

describe('the takeaways of a section', () => {
  it('stand by how they came out, drafts and checks last, without what was dropped', () => {
    const some = [
      takeaway(1, { status: 'draft' }),
      takeaway(2, { status: 'final', settledAs: 'agreed' }),
      takeaway(3, { status: 'contested', oneView: true }),
      takeaway(4, { status: 'agreed', oneView: true }),
      takeaway(5, { status: 'dropped' }),
      takeaway(6, { section: 'discussion' }),
    ];
    expect(
      groupsIn(some, 'key_issues').map(({ group, takeaways }) => [group, takeaways.map(({ no }) => no)]),
    ).toEqual([
      ['agreed', [2]],
      ['contested', [3]],
      ['oneView', [4]],
      ['drafts', [1]],
    ]);
    expect(groupOf(takeaway(7, { status: 'checking' }))).toBe('drafts');
  });

  it('are moved one up or down within their group, and not past its ends', () => {
    const group = [takeaway(1), takeaway(2), takeaway(3)];
    expect(beforeFor(group, demoId(9, 2), -1)).toBe(demoId(9, 1));
    expect(beforeFor(group, demoId(9, 1), 1)).toBe(demoId(9, 3));
    expect(beforeFor(group, demoId(9, 2), 1)).toBeNull();
    expect([beforeFor(group, demoId(9, 1), -1), beforeFor(group, demoId(9, 3), 1)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('keys of the rapporteur', () => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };

  it('begin a note, a quote, a flag or a link by their place on the keyboard', () => {
    const act = (code: string) => markOfKey({ code, ...bare }, { editable: false, off: false });
    expect(['KeyN', 'KeyQ', 'KeyF', 'KeyL', 'KeyX'].map(act)).toEqual([
      'note',
      'quote',
      'flag',
      'link',
      null,
    ]);
  });

  it('rest while somebody types, where they are switched off, and beside other keys', () => {
    expect(markOfKey({ code: 'KeyN', ...bare }, { editable: true, off: false })).toBeNull();
    expect(markOfKey({ code: 'KeyN', ...bare }, { editable: false, off: true })).toBeNull();
    expect(markOfKey({ code: 'KeyN', ...bare, ctrlKey: true }, { editable: false, off: false })).toBeNull();
  });
});
