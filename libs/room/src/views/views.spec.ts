import { describe, expect, it } from '@jest/globals';
import { CHANNELS, RecordView, type Channel, type Kind } from '@openfloor/contract';
import { playAll } from '../testing/scenario.js';
import { openRoom } from '../testing/open-room.js';
import type { RoomRecord } from '../records.js';
import { view } from './view.js';

/** Every field that a channel may see of a record (contract, section 1); what stands in no list nobody sees. */
const PUBLIC: Record<Kind, string> = {
  session: `slug meetingId meeting code title sessionType format theme subTheme topics objectives focusIssues startsAt
    endsAt openedAt closedAt timeZone phase resumesAt segmentId leadId switches rules grade onAirIds links rehearsal`,
  segment: 'no title minutes startedAt endedAt',
  person:
    'no honorific name position affiliation country role stakeholderGroup regionalGroup tags present left',
  question: `no type text language translations shortText edited author attendance hubId addressedTo labels status reason
    mergedInto credits position asking spoken followUpTo submittedAt publishedAt askedAt answeredAt how answeredBy dueAt
    answers hands`,
  floor: `no class status reason name affiliation country stakeholderGroup regionalGroup attendance hubId personId
    questionId lane position why delivery allowedSeconds clock spokenMs heldBy requestedAt calledAt startedAt endedAt gist`,
  clock: 'no purpose label refId clock allowedSeconds warnSeconds',
  hub: 'no name city country regionalGroup languages headcount status',
  notice: 'level text language translations audience at until',
  stage: 'no name scene refId languages shown',
  poll: 'no type text language options max live status openedAt closedAt answered results hands grade',
  takeaway: `no section heading text language oneView owner dueAt status settledAs position evidence objections commentsUntil
    version changedAt`,
  note: '',
  report: '',
};
const REPORT = 'texts status dueAt filedAt filedBy version';
const PANEL: Partial<Record<Kind, string>> = {
  question: 'assignedTo claims',
  floor: 'note text ready',
  takeaway: 'history',
  report: REPORT,
};
const STAFF: Partial<Record<Kind, string>> = {
  note: 'no mark text language about at edited by',
  session: 'readiness',
  question: 'authorId original note appealed lateBySeconds',
  floor: 'accessNeeds entered',
  hub: 'coordinator contact technicalContact expected groups checks streamDelaySeconds countedAt reason',
};
/**
 * Fields of which the public sees less than staff do: the minute only, no id of what is hidden, no speaker before the call, no result
 * before it is published.
 */
const COARSER = [
  'askedAt',
  'followUpTo',
  'name',
  'affiliation',
  'country',
  'questionId',
  'objections',
  'poll.results',
  'poll.hands',
];
/** Of these not everybody sees anything. */
const FROM: Partial<Record<Kind, Channel>> = { report: 'panel', note: 'staff' };

function fieldsOf(kind: Kind, channel: Channel): string[] {
  const lists = [
    PUBLIC[kind],
    channel === 'public' ? '' : PANEL[kind],
    channel === 'staff' ? STAFF[kind] : '',
  ];
  return ['kind', 'id', 'rev', ...lists.flatMap((list) => list?.split(/\s+/) ?? [])]
    .filter((field) => field !== '')
    .sort();
}

/** Everything that each channel saw at any time in a session in which everything happened. */
function everSeen(): Record<Channel, RecordView[][]> {
  const seen: Record<Channel, RecordView[][]> = { public: [], panel: [], staff: [] };
  playAll((rig) =>
    rig.watchers.push(() => {
      for (const channel of CHANNELS) seen[channel].push(rig.sees(channel));
    }),
  );
  return seen;
}

const ever = everSeen();

describe('the views of a room', () => {
  it.each(CHANNELS)('show the %s channel of every kind exactly the fields that it may see', (channel) => {
    const all = ever[channel].flat();
    const shapes = new Map(all.map((shown) => [`${shown.kind} ${Object.keys(shown).sort().join()}`, shown]));
    expect([...shapes.keys()].sort()).toEqual(
      (Object.keys(PUBLIC) as Kind[])
        .filter((kind) => CHANNELS.indexOf(channel) >= CHANNELS.indexOf(FROM[kind] ?? 'public'))
        .map((kind) => `${kind} ${fieldsOf(kind, channel).join()}`)
        .sort(),
    );
  });

  it.each(CHANNELS)('are what the contract says, for the %s channel at every moment', (channel) => {
    const distinct = new Map(ever[channel].flat().map((shown) => [JSON.stringify(shown), shown]));
    const faults = [...distinct.values()].flatMap((shown) => RecordView.safeParse(shown).error?.issues ?? []);
    expect(faults).toEqual([]);
    expect(distinct.size).toBeGreaterThan(50);
  });

  it.each([
    ['public', 'panel'],
    ['panel', 'staff'],
  ] as const)('show the %s channel nothing that the %s channel does not see', (less, more) => {
    const lacking = ever[less].flatMap((views, at) => {
      const others = new Map(
        ever[more][at]?.map((shown) => [shown.id, shown as unknown as Record<string, unknown>]),
      );
      return views.flatMap((shown) => lackingIn(shown, others.get(shown.id)));
    });
    expect(lacking).toEqual([]);
  });

  it('are nothing for records that are nobody’s to see', () => {
    const { room, ama, moderator, does, asks } = openRoom();
    does(moderator, 'question.publish', { questionId: asks(ama) });
    does(moderator, 'roll.make', { entries: [{ rollId: room.id, label: 'Ama' }] });
    const { pollId } = does(moderator, 'poll.create', { type: 'temperature', text: 'Agreed?' }).result;
    does(moderator, 'poll.open', { pollId });
    does(ama, 'poll.respond', { pollId, choices: [1] });
    const hidden = (['participant', 'invitation', 'roll', 'act', 'response'] as const).map((kind) =>
      room.list(kind),
    );
    expect(hidden.map((records) => records.length > 0)).toEqual([true, true, true, true, true]);
    for (const record of hidden.flat())
      for (const channel of CHANNELS) expect(view(record, channel)).toBeUndefined();
  });

  it.each(CHANNELS)('let through no field that a record might gain, to the %s channel', (channel) => {
    const { room } = playAll(() => undefined);
    const kinds = Object.keys(PUBLIC) as Kind[];
    for (const record of kinds.flatMap((kind): RoomRecord[] => room.list(kind))) {
      const more = { ...record, gained: 'secret' } as unknown as RoomRecord;
      expect(view(more, channel)).toEqual(view(record, channel));
    }
  });
});

function lackingIn(shown: RecordView, other: Record<string, unknown> | undefined): string[] {
  if (!other) return [`${shown.kind} ${shown.id}`];
  return Object.entries(shown)
    .filter(([field, value]) => field !== 'rev' && JSON.stringify(other[field]) !== JSON.stringify(value))
    .filter(([field]) => !COARSER.includes(field) && !COARSER.includes(`${shown.kind}.${field}`))
    .map(([field]) => `${shown.kind}.${field}`);
}
