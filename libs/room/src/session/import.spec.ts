import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { invite, SYSTEM } from '../testing/seats.js';

const DOCUMENT = {
  id: 'security',
  meetingId: 'first',
  title: 'Security',
  theme: 'Trust',
  startsAt: '2006-10-31T13:00:00Z',
  endsAt: '2006-10-31T16:00:00Z',
  topics: ['Spam', 'Law'],
  people: [
    { id: 'mo', role: 'moderator', name: 'Mo', affiliation: 'A paper' },
    { role: 'panellist', name: 'Pat', stakeholderGroup: 'academia' },
    { role: 'panellist', name: 'Pim' },
  ],
  segments: [
    { title: 'Opening', minutes: 10 },
    { title: 'Discussion', minutes: 30 },
    { title: 'Discussion' },
  ],
  hubs: [{ id: 'accra', name: 'Accra', city: 'Accra', expected: 40 }],
  rules: { review: 'after' },
};

/** A room and a way to import into it. */
function importing() {
  const opened = openRoom();
  const take = (document: object) =>
    opened.does(SYSTEM, 'session.import', { id: 'one', meetingId: 'all', title: 'Security', ...document });
  const people = () => opened.room.list('person').filter(({ left }) => !left);
  const segments = () => opened.room.list('segment').filter(({ dropped }) => !dropped);
  return { ...opened, take, people, segments };
}

describe('importing a session of the programme', () => {
  it('takes over everything that the document names', () => {
    const { take, people, segments, room } = importing();
    expect(take(DOCUMENT).code).toBe('ok');
    expect(room.session).toMatchObject({ title: 'Security', theme: 'Trust', topics: ['Spam', 'Law'] });
    expect(room.session.endsAt).toBe(Date.parse(DOCUMENT.endsAt));
    expect(room.session.rules.review).toBe('after');
    expect(people().map(({ role, name }) => `${role} ${name}`)).toEqual([
      'moderator Mo',
      'panellist Pat',
      'panellist Pim',
    ]);
    expect(segments().map(({ no, title, minutes }) => [no, title, minutes])).toEqual([
      [1, 'Opening', 10],
      [2, 'Discussion', 30],
      [3, 'Discussion', null],
    ]);
    expect(room.list('hub').at(-1)).toMatchObject({ name: 'Accra', expected: 40, status: 'expected' });
    expect(room.session.readiness).toEqual(['no_online_moderator', 'no_rapporteur']);
  });

  it('touches only the fields that it names', () => {
    const { take, room, moderator, must } = importing();
    must(moderator, 'session.describe', { subTheme: 'Law', objectives: ['Learn'] });
    const { people, session } = { people: room.list('person'), session: room.session };
    take({ title: 'Trust' });
    expect(room.session).toEqual({ ...session, title: 'Trust' });
    expect(room.list('person')).toEqual(people);
  });

  it('twice changes nothing that anybody sees, and makes nobody twice', () => {
    const { take, room, sees } = importing();
    take(DOCUMENT);
    const before = CHANNELS.map((channel) => sees(channel));
    const counts = () => (['person', 'segment', 'hub'] as const).map((kind) => room.count(kind));
    const made = counts();
    expect(take(DOCUMENT).closes).toEqual([]);
    expect(CHANNELS.map((channel) => sees(channel))).toEqual(before);
    expect(counts()).toEqual(made);
  });

  it('reads as left whom it no longer names, closes their seats, and takes them back later', () => {
    const { take, people, room, moderator, online, panellist } = importing();
    const said = take(DOCUMENT);
    expect(said.closes.sort()).toEqual([moderator.id, online.id, panellist.id].sort());
    expect(room.list('person').find(({ id }) => id === panellist.id)).toMatchObject({
      left: true,
      present: false,
    });
    take({ people: [...DOCUMENT.people, { role: 'panellist', name: 'Pia' }] });
    expect(people().map(({ id }) => id)).toContain(panellist.id);
  });

  it('finds people by their key when their name or role changed, and closes seats where the role did', () => {
    const { take, room, people } = importing();
    take(DOCUMENT);
    const [mo] = people();
    const renamed = { ...DOCUMENT.people[0], name: 'Moritz' };
    expect(take({ people: [renamed, ...DOCUMENT.people.slice(1)] }).closes).toEqual([]);
    expect(room.list('person').find(({ id }) => id === mo?.id)).toMatchObject({
      name: 'Moritz',
      left: false,
    });
    expect(take({ people: [{ ...renamed, role: 'chair' }, ...DOCUMENT.people.slice(1)] }).closes).toEqual([
      mo?.id,
    ]);
    expect(people()).toHaveLength(3);
  });

  it('takes nobody for two people', () => {
    const { take, people } = importing();
    take({ people: [{ id: 'x', role: 'panellist', name: 'Pat' }] });
    take({
      people: [
        { id: 'x', role: 'chair', name: 'Max' },
        { role: 'panellist', name: 'Pat' },
      ],
    });
    expect(people().map(({ role, name }) => `${role} ${name}`)).toEqual(['chair Max', 'panellist Pat']);
  });

  it('leaves nothing running and nobody leading that it dropped', () => {
    const { take, must, moderator, room, segments } = importing();
    take({
      people: [
        { role: 'panellist', name: 'Pat' },
        { role: 'moderator', name: 'Mona' },
      ],
      segments: [{ title: 'Opening' }],
    });
    const pat = room.list('person').find(({ name }) => name === 'Pat')?.id;
    must(moderator, 'session.lead', { personId: pat });
    must(moderator, 'session.segment', { segmentId: segments()[0]?.id });
    take({ people: [{ role: 'moderator', name: 'Mona' }], segments: [{ title: 'Closing' }] });
    expect(room.session).toMatchObject({ leadId: null, segmentId: null });
  });

  it('drops no hub, and keeps what a hub was told of before', () => {
    const { take, room } = importing();
    take({ hubs: [{ id: 'accra', name: 'Accra', city: 'Accra', contact: 'a number' }] });
    take({ hubs: [{ id: 'accra', name: 'Accra North', city: 'Accra' }] });
    expect(room.list('hub')).toHaveLength(2);
    expect(room.list('hub').at(-1)).toMatchObject({ name: 'Accra North', contact: 'a number' });
  });

  it('leaves a hub as far as it has come, with its people and its tests', () => {
    const { take, room, hub, must, moderator } = importing();
    must(hub, 'hub.checkIn', { headcount: 64, groups: { academia: 9 } });
    must(hub, 'hub.test', { checks: { quiet: true } });
    must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'technical' });
    const before = room.entry('hub', hub.id)?.record;
    take({ hubs: [{ name: 'Nairobi', city: 'Nairobi', expected: 90, coordinator: 'Efua' }] });
    expect(room.list('hub')).toEqual([{ ...before, expected: 90, coordinator: 'Efua' }]);
  });

  it.each(['applied', 'declined'])('takes no application that is %s for a hub that it names', (status) => {
    const { take, room, ama, moderator, must } = importing();
    const told = { name: 'Accra', city: 'Accra', coordinator: 'Efua', contact: 'a number' };
    const { hubId } = must(ama, 'hub.apply', told);
    if (status === 'declined') must(moderator, 'hub.decline', { hubId, reason: 'capacity' });
    const application = room.entry('hub', String(hubId))?.record;
    take({ hubs: [{ id: 'accra', name: 'Accra', city: 'Accra' }] });
    expect(room.list('hub').map((hub) => [hub.no, hub.status])).toEqual([
      [1, 'expected'],
      [2, status],
      [3, 'expected'],
    ]);
    expect(room.entry('hub', String(hubId))?.record).toEqual(application);
  });

  it('is for the product and the organiser', () => {
    const { does, moderator, rig } = importing();
    for (const actor of [moderator, invite(rig, 'technician')])
      expect(does(actor, 'session.import', { id: 'one', meetingId: 'all', title: 'Security' }).code).toBe(
        'NOT_ALLOWED',
      );
  });
});
