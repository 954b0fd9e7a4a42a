import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TakeawayView } from '@openfloor/contract';
import { invitedAs, joinedAs, openRoom, Person, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

const WORDS = 'Those who audit networks need a mandate in law.';
const DISSENT = 'A mandate in law is a way to censor.';
const HUB_SAYS = 'Our parliament would not pass it.';
const NOTE = 'She said it twice, and looked at the chair.';
const DRAFT = 'Words that nobody is shown.';

const takeawayOf = (person: Person, id: string): TakeawayView | undefined =>
  person.records('takeaway').find((takeaway) => takeaway.id === id);

/** People who follow the story; those of the audience are from the room, online and a hub. */
interface Story extends OpenedRoom {
  rana: Person;
  rosa: Person;
  panellist: Person;
  hub: Person;
  onsite: Person;
  evidence: { kind: 'question' | 'floor'; id: string }[];
}

describe('what a session concludes', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await TestServer.start();
    story = await told(server);
  }, 90_000);
  afterAll(async () => {
    story?.leave();
    await server.dispose();
  });

  it('is drafted with what was asked and said, and nobody of the audience hears of it', async () => {
    const { rana, rosa, panellist, ama, evidence } = story;
    const { takeawayId } = await rana.does('takeaway.draft', { text: DRAFT, evidence });
    await rosa.seesRoom(() => takeawayOf(rosa, takeawayId));
    await panellist.seesRoom(() => takeawayOf(panellist, takeawayId));
    expect(takeawayOf(rosa, takeawayId)).toMatchObject({ status: 'draft', evidence: [{ no: 1 }, { no: 1 }] });
    const { rev = 0 } = takeawayOf(rosa, takeawayId) ?? {};
    await rosa.does('takeaway.edit', { takeawayId, seen: rev, text: WORDS, heading: 'Audits' });
    const late = await rana.tries('takeaway.edit', { takeawayId, seen: rev, text: 'Mine' });
    expect(late).toMatchObject({ ok: false, code: 'CONFLICT' });
    await rana.does('takeaway.show', { takeawayId });
    await ama.seesRoom(() => takeawayOf(ama, takeawayId)?.status === 'shown');
    expect(takeawayOf(ama, takeawayId)?.evidence).toHaveLength(2);
    expect(ama.everReceived(DRAFT)).toBe(false);
    expect(takeawayOf(rana, takeawayId)?.history).toMatchObject([{ text: DRAFT, role: 'rapporteur' }]);
  });

  it('is contested by objections from the room, online and a hub, each with its group and nobody’s name', async () => {
    const { rana, ama, onsite, hub, moderator, stage } = story;
    const takeawayId = stage.records('takeaway')[0]?.id ?? '';
    await moderator.does('stage.show', { scene: 'takeaways', refId: takeawayId });
    await stage.seesRoom((live) => live.records('stage')[0]?.scene === 'takeaways');
    await rana.does('takeaway.check', { takeawayId });
    for (const person of [ama, onsite, hub])
      await person.seesRoom(() => takeawayOf(person, takeawayId)?.status === 'checking');
    await ama.does('takeaway.object', { takeawayId, text: DISSENT });
    await onsite.does('takeaway.object', { takeawayId, text: 'Not in this hall.' });
    await hub.does('hub.checkIn', { headcount: 64 });
    await hub.does('takeaway.object', { takeawayId, text: HUB_SAYS });
    await rana.seesRoom(() => takeawayOf(rana, takeawayId)?.objections.length === 3);
    expect(stage.everReceived(DISSENT)).toBe(false);
    for (const { id: objectionId } of takeawayOf(rana, takeawayId)?.objections ?? [])
      await rana.does('takeaway.admit', { takeawayId, objectionId, on: true });
    await stage.seesRoom(() => takeawayOf(stage, takeawayId)?.objections.length === 3);
    expect(takeawayOf(stage, takeawayId)?.objections).toMatchObject([
      { text: DISSENT, attendance: 'online', hub: null },
      { attendance: 'onsite', stakeholderGroup: 'government' },
      { text: HUB_SAYS, attendance: 'hub', hub: { no: 1, headcount: 64 } },
    ]);
    await ama.sees((mine) => mine.objections?.[0]?.admitted);
    expect(stage.everReceived(ama.actorId)).toBe(false);
    const agreed = await rana.tries('takeaway.settle', { takeawayId, as: 'agreed' });
    expect(agreed).toMatchObject({ ok: false, code: 'WRONG_STATE', details: { standing: 3 } });
    await rana.does('takeaway.settle', { takeawayId, as: 'contested' });
    await ama.seesRoom(() => takeawayOf(ama, takeawayId)?.status === 'contested');
  });

  it('is final where nobody objects after all, and not before comments in writing are over', async () => {
    const { rana, ben, ama } = story;
    const { takeawayId } = await rana.does('takeaway.draft', { text: 'Audits are published.' });
    await rana.does('takeaway.show', { takeawayId });
    await rana.does('takeaway.check', { takeawayId });
    await ben.does('takeaway.object', { takeawayId, text: 'Too early' });
    await ben.does('takeaway.retract', { takeawayId });
    await ben.sees((mine) => mine.objections?.[0]?.retracted);
    const commentsUntil = Date.now() + 3_600_000;
    await rana.does('takeaway.settle', { takeawayId, as: 'agreed', commentsUntil });
    expect(await rana.tries('takeaway.final', { takeawayId })).toMatchObject({ details: { commentsUntil } });
    await rana.does('takeaway.settle', { takeawayId, as: 'agreed', commentsUntil: null });
    await rana.does('takeaway.final', { takeawayId });
    await ama.seesRoom(() => takeawayOf(ama, takeawayId)?.status === 'final');
    expect(takeawayOf(ama, takeawayId)).toMatchObject({ settledAs: 'agreed', objections: [] });
  });

  it('has notes beside it that reach the other rapporteur, and nobody of the panel', async () => {
    const { rana, rosa, panellist, moderator, ama } = story;
    await rana.does('note.add', { mark: 'quote', text: NOTE });
    await rosa.sees((mine) => mine.notes?.some(({ text }) => text === NOTE));
    await moderator.seesRoom(() => moderator.records('note').length === 1);
    expect([panellist.everReceived(NOTE), ama.everReceived(NOTE)]).toEqual([false, false]);
    expect(rosa.records('note')).toEqual([]);
  });

  it('is reported once nothing is missing any more, and the ledger says so', async () => {
    const { rana, moderator, panellist, ama, sessionId } = story;
    await rana.does('report.edit', { section: 'discussion', text: 'On audits', seen: 0 });
    expect(await rana.tries('report.file', {})).toMatchObject({
      code: 'WRONG_STATE',
      details: { phase: 'open' },
    });
    await moderator.does('session.phase', { phase: 'closed' });
    await rana.seesRoom(() => rana.records('report')[0]?.dueAt);
    const lacking = await rana.tries('report.file', {});
    expect(lacking).toMatchObject({
      code: 'WRONG_STATE',
      details: { missing: ['organiser', 'presentations', 'way_forward'] },
    });
    const seen = () => rana.records('report')[0]?.rev ?? 0;
    for (const section of ['organiser', 'way_forward', 'presentations'] as const) {
      const before = seen();
      await rana.does('report.edit', { section, text: `On ${section}`, seen: before });
      await rana.seesRoom(() => seen() > before);
    }
    await rana.does('report.file', {});
    await panellist.seesRoom(() => panellist.records('report')[0]?.status === 'filed');
    expect([ama.records('report'), ama.everReceived('On way_forward')]).toEqual([[], false]);
    const ledger = await fetch(`${server.url}/api/v1/sessions/${sessionId}/ledger?after=0`);
    const { entries } = (await ledger.json()) as {
      entries: { act: string; to: string | null; role: string }[];
    };
    const acts = entries.filter(({ act }) => /^(takeaway|report)\./.test(act));
    expect(acts.map(({ act }) => act).slice(0, 3)).toEqual([
      'takeaway.show',
      'takeaway.check',
      'takeaway.admit',
    ]);
    expect(acts.at(-1)).toMatchObject({ act: 'report.file', to: 'filed', role: 'rapporteur' });
    expect(JSON.stringify(entries)).not.toContain(DISSENT);
  });
});

/** The room with its people, a question that was answered and a turn on the floor that was spoken. */
async function told(server: TestServer): Promise<Story> {
  const room = await openRoom(server, 'panel');
  const { moderator, ama, organiser, sessionId, code } = room;
  const [rana, rosa] = [
    await room.invite('rapporteur', { person: { name: 'Rana' } }),
    await room.invite('rapporteur', { person: { name: 'Rosa' } }),
  ];
  const panellist = await room.invite('panellist', { person: { name: 'Pia' } });
  const { hubId } = await moderator.does('hub.put', { name: 'Nairobi', city: 'Nairobi' });
  const hub = await Person.sit(
    server,
    sessionId,
    'the hub',
    await invitedAs(server, sessionId, organiser, { role: 'hub', hubId }),
  );
  const seat = await joinedAs(server, code, { attendance: 'onsite', stakeholderGroup: 'government' });
  const onsite = await Person.sit(server, sessionId, 'somebody in the hall', seat);
  await moderator.does('session.phase', { phase: 'open' });
  await moderator.does('session.switch', { floor: true });
  const { questionId } = await ama.does('question.submit', { text: 'Who audits?' });
  await moderator.does('question.publish', { questionId });
  await moderator.does('question.air', { questionIds: [questionId], expect: null });
  await moderator.does('question.answered', { questionId, how: 'orally' });
  const { floorId } = await ama.does('floor.request', { name: 'Ama', affiliation: 'A school' });
  await moderator.does('floor.call', { floorId, expect: null });
  await moderator.does('floor.start', { floorId });
  await moderator.does('floor.end', { expect: floorId });
  const evidence = [
    { kind: 'question' as const, id: questionId },
    { kind: 'floor' as const, id: floorId },
  ];
  const leave = () => [hub, onsite].forEach((person) => person.leave());
  return {
    ...room,
    ...{ rana, rosa, panellist, hub, onsite, evidence },
    leave: () => {
      leave();
      room.leave();
    },
  };
}
