import { describe, expect, it } from '@jest/globals';
import { MOST_OBJECTIONS, MOST_REASONS } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { join } from '../testing/seats.js';
import { takeawayAt, withRapporteur } from '../testing/takeaways.js';

/** A takeaway that is checked, with as many voices against it as are taken. */
function crowded() {
  const written = withRapporteur();
  const { rig, turn, takeaway } = written;
  const takeawayId = takeawayAt(written, 'checking');
  const people = Array.from({ length: MOST_OBJECTIONS }, () => join(rig));
  const all = (type: 'object' | 'retract', more: object = {}) =>
    turn(...people.map((one) => [one, `takeaway.${type}`, { takeawayId, ...more }] as const));
  const count = () => takeaway(takeawayId).objections.length;
  return { ...written, takeawayId, people, all, count, said: all('object', { text: 'No' }) };
}

/** A takeaway that is checked, to which as many people of a hub object as are taken. */
function crowdedHub() {
  const written = withRapporteur();
  const { does, hub, turn } = written;
  const takeawayId = takeawayAt(written, 'checking');
  const objects = (localAuthor?: string) =>
    does(hub, 'takeaway.object', { takeawayId, text: 'No', ...(localAuthor ? { localAuthor } : {}) });
  const retracts = (localAuthor: string) => does(hub, 'takeaway.retract', { takeawayId, localAuthor });
  const said = turn(
    ...Array.from(
      { length: MOST_REASONS },
      (_, at) => [hub, 'takeaway.object', { takeawayId, text: 'No', localAuthor: `p${at}` }] as const,
    ),
  );
  return { ...written, takeawayId, objects, retracts, said };
}

describe('a takeaway that very many object to', () => {
  it(`takes ${MOST_OBJECTIONS} voices at most, and those who have one may still change it`, () => {
    const { rig, objects, takeawayId, people, said, count } = crowded();
    expect(said.every(({ code }) => code === 'ok')).toBe(true);
    expect(objects(join(rig), takeawayId).code).toBe('QUOTA_REACHED');
    expect(objects(people[0] as Actor, takeawayId, 'Other').code).toBe('ok');
    expect(count()).toBe(MOST_OBJECTIONS);
  });

  it('hears the next one when those before have taken theirs back, and never keeps more for it', () => {
    const { ama, ben, objects, takeawayId, all, count, told } = crowded();
    all('retract');
    for (const one of [ama, ben]) expect(objects(one, takeawayId, 'Still not').code).toBe('ok');
    expect(count()).toBe(MOST_OBJECTIONS);
    expect(told(takeawayId, 'panel')?.objections.slice(-2)).toMatchObject([
      { text: 'Still not', retracted: false },
      { text: 'Still not', retracted: false },
    ]);
  });

  it('hears the next one when one of those before was removed, whose voice is kept in case they come back', () => {
    const { ama, objects, takeawayId, people, moderator, must, count } = crowded();
    must(moderator, 'participant.remove', { participantId: people[0]?.id, reason: 'conduct' });
    expect(objects(ama, takeawayId).code).toBe('ok');
    expect(count()).toBe(MOST_OBJECTIONS + 1);
  });

  it('is not looked at from scratch with each one more: voices that stand as they stood are the same', () => {
    const { takeawayId, people, objects, told } = crowded();
    const before = told(takeawayId, 'panel')?.objections ?? [];
    objects(people[0] as Actor, takeawayId, 'Other');
    const after = told(takeawayId, 'panel')?.objections ?? [];
    expect(after[0]).toMatchObject({ text: 'Other' });
    expect(after.slice(1).every((one, at) => one === before[at + 1])).toBe(true);
  });
});

describe('a hub of which very many object', () => {
  it(`takes reasons of ${MOST_REASONS} of its people, and always what its coordinator says`, () => {
    const { objects, said, told, takeawayId } = crowdedHub();
    expect(said.every(({ code }) => code === 'ok')).toBe(true);
    expect(objects('one-more').code).toBe('QUOTA_REACHED');
    expect(objects('p0').code).toBe('ok');
    expect(objects().code).toBe('ok');
    expect(told(takeawayId, 'panel')?.objections[0]?.reasons).toHaveLength(MOST_REASONS);
  });

  it('takes another when one is taken back', () => {
    const { objects, retracts } = crowdedHub();
    retracts('p0');
    expect(objects('one-more').code).toBe('ok');
    expect(objects('and-another').code).toBe('QUOTA_REACHED');
    expect(objects().code).toBe('ok');
  });
});
