import { describe, expect, it } from '@jest/globals';
import { IDENTITIES, type Identity } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { invite, join, person } from '../testing/seats.js';

const text = 'Who audits the auditors?';
const EVERYTHING = {
  name: 'Adwoa',
  affiliation: 'A ministry',
  country: 'GH',
  stakeholderGroup: 'government',
  regionalGroup: 'african',
};
const NOTHING = { name: null, affiliation: null, country: null, stakeholderGroup: null, regionalGroup: null };
const { name: _name, ...NAMELESS } = EVERYTHING;
const group = { stakeholderGroup: EVERYTHING.stakeholderGroup };

/** What others see of somebody who told everything, for each identity. */
const TOLD: Record<Identity, object> = {
  anonymous: { ...NOTHING, ...group, identity: 'anonymous' },
  pseudonym: { ...NOTHING, ...group, identity: 'pseudonym', name: 'Adwoa' },
  affiliation: { ...NAMELESS, identity: 'affiliation', name: null },
  public: { ...EVERYTHING, identity: 'public' },
};
const rank = (identity: Identity) => IDENTITIES.indexOf(identity);
const ranges = IDENTITIES.flatMap((least) => IDENTITIES.map((most) => ({ least, most }))).filter(
  ({ least, most }) => rank(least) <= rank(most),
);
const cases = ranges.flatMap((range) => [...IDENTITIES, undefined].map((wish) => ({ ...range, wish })));

describe('what others see of an author', () => {
  it.each(cases)('least $least, most $most, wish $wish', ({ least, most, wish }) => {
    const { rig, does, seen } = openRoom({ rules: { identity: { least, most } } });
    const said = does(join(rig, EVERYTHING), 'question.submit', { text, identity: wish });
    if (wish && rank(wish) < rank(least))
      return expect(said).toMatchObject({ code: 'IDENTITY_REQUIRED', details: { least, missing: [] } });
    const shown = wish === undefined ? least : rank(wish) > rank(most) ? most : wish;
    return expect(seen(String(said.result['questionId']))?.author).toEqual(TOLD[shown]);
  });

  it('is never an identity above another in the rules', () => {
    const { moderator, does } = openRoom();
    const upside = { identity: { least: 'public', most: 'anonymous' } };
    expect(does(moderator, 'session.rules', upside).code).toBe('BAD_COMMAND');
  });

  it.each([
    ['public', {}, ['name']],
    ['public', { affiliation: 'A ministry', country: 'GH' }, ['name']],
    ['pseudonym', { affiliation: 'A ministry' }, ['name']],
    ['affiliation', { name: 'Adwoa' }, ['affiliation']],
    ['affiliation', { country: 'GH' }, null],
    ['affiliation', { affiliation: 'A ministry' }, null],
    ['public', { name: 'Adwoa' }, null],
    ['anonymous', {}, null],
  ])('can be %s only for who told enough of %j', (identity, told, missing) => {
    const { rig, does } = openRoom();
    const said = does(join(rig, told), 'question.submit', { text, identity });
    if (!missing) return expect(said.code).toBe('ok');
    return expect(said).toMatchObject({ code: 'IDENTITY_REQUIRED', details: { least: identity, missing } });
  });

  it('is for people of the programme what the programme says of them', () => {
    const { panellist, seen, asks } = openRoom();
    expect(seen(asks(panellist))?.author).toMatchObject({
      identity: 'public',
      name: 'Pia',
      affiliation: 'A university',
    });
  });

  it('is without a wish what the rules and the programme allow, and no reason to refuse', () => {
    const { rig, asks, seen } = openRoom({
      rules: { identity: { least: 'anonymous', most: 'affiliation' } },
    });
    const [bare, placed] = [
      person(rig, 'panellist', 'Quin'),
      person(rig, 'panellist', 'Pat', { country: 'GH' }),
    ];
    expect(seen(asks(bare))?.author).toMatchObject({ identity: 'anonymous', name: null });
    expect(seen(asks(placed))?.author).toMatchObject({ identity: 'affiliation', name: null, country: 'GH' });
  });

  it('is for a hub where it is, and for whom it speaks who they are', () => {
    const { rig, asks, seen } = openRoom();
    const hub = invite(rig, 'hub', { name: 'Accra', city: 'Accra', country: 'GH', regionalGroup: 'african' });
    expect(seen(asks(hub, text, { identity: 'affiliation' }))?.author).toEqual({
      ...NOTHING,
      identity: 'affiliation',
      country: 'GH',
      regionalGroup: 'african',
    });
    const onBehalfOf = { name: 'Kofi', affiliation: 'A school', stakeholderGroup: 'academia' };
    const spoken = seen(asks(hub, text, { onBehalfOf }))?.author;
    expect(spoken).toEqual({ ...onBehalfOf, identity: 'public', country: 'GH', regionalGroup: 'african' });
    const wished = seen(asks(hub, text, { onBehalfOf, identity: 'anonymous' }))?.author;
    const unnamed = seen(asks(hub, text, { onBehalfOf: { stakeholderGroup: 'academia' } }))?.author;
    for (const author of [wished, unnamed])
      expect(author).toEqual({ ...NOTHING, identity: 'anonymous', stakeholderGroup: 'academia' });
    const elsewhere = { affiliation: 'A school', country: 'TG' };
    expect(seen(asks(hub, text, { onBehalfOf: elsewhere }))?.author).toMatchObject(elsewhere);
  });

  it('is for whom staff speak what was told of them, and nothing of the staff', () => {
    const { moderator, asks, seen } = openRoom();
    const bare = seen(asks(moderator, text, { onBehalfOf: { stakeholderGroup: 'academia' } }))?.author;
    expect(bare).toEqual({ ...NOTHING, identity: 'anonymous', stakeholderGroup: 'academia' });
    const house = seen(asks(moderator, text, { onBehalfOf: { affiliation: 'A school' } }))?.author;
    expect(house).toEqual({ ...NOTHING, identity: 'affiliation', affiliation: 'A school' });
  });
});

describe('what was promised to an author', () => {
  it('stands when they give another name later or the rules change', () => {
    const { rig, moderator, asks, must, seen } = openRoom();
    const author = join(rig, EVERYTHING);
    const ids = IDENTITIES.map((identity) => asks(author, text, { identity }));
    const before = ids.map((id) => seen(id)?.author);
    must(author, 'participant.identify', {
      name: 'Efua',
      affiliation: 'A bank',
      country: 'TG',
      stakeholderGroup: 'academia',
    });
    must(moderator, 'session.rules', { identity: { least: 'public', most: 'public' } });
    for (const questionId of ids) must(moderator, 'question.publish', { questionId });
    expect(ids.map((id) => seen(id)?.author)).toEqual(before);
  });

  it('keeps staff from matching a nameless question to a named one of the same author', () => {
    const { rig, asks, seen } = openRoom();
    const author = join(rig, EVERYTHING);
    const authorOf = (identity: Identity) => seen(asks(author, text, { identity }))?.authorId;
    const [nameless, again, named, other] = (['anonymous', 'anonymous', 'public', 'pseudonym'] as const).map(
      authorOf,
    );
    expect(nameless).toBe(again);
    expect([named, other]).toEqual([author.id, author.id]);
    expect(nameless).not.toBe(named);
  });

  it('keeps it for people of the programme too, who have one name for all that they ask without one', () => {
    const { rig, panellist, asks, seen } = openRoom();
    const [one, two] = [1, 2].map(() => seen(asks(panellist, text, { identity: 'anonymous' })));
    expect(one?.authorId).toBe(two?.authorId);
    expect(one?.authorId).not.toBe(panellist.id);
    expect(one?.author.name).toBeNull();
    const other = seen(asks(person(rig, 'panellist', 'Quin'), text, { identity: 'anonymous' }));
    expect(other?.authorId).not.toBe(one?.authorId);
  });

  it('lets staff act on a nameless author by that id alone', () => {
    const { rig, moderator, asks, seen, must, does } = openRoom();
    const author = join(rig);
    const participantId = seen(asks(author))?.authorId;
    must(moderator, 'participant.mute', { participantId, reason: 'conduct' });
    expect(does(author, 'question.submit', { text }).code).toBe('MUTED');
  });
});
