import type { RulesChange } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { openRoom, type Opened } from '../../../../../libs/room/src/testing/open-room.js';
import { person } from '../../../../../libs/room/src/testing/seats.js';

/** Words that no report and no export of this channel may have, by what they are. Each is planted once. */
export const HIDDEN = {
  /** Nobody's to read in a file. */
  nobody: {
    name: 'canary-name-of-anonymous',
    affiliation: 'canary-affiliation-hidden',
    needs: 'canary-access-needs',
    contact: 'canary-contact',
    coordinator: 'canary-coordinator',
    localAuthor: 'canary-local-author',
    noted: 'canary-note-of-rapporteur',
    signal: 'canary-signal',
  },
  /** Staff alone. */
  staff: {
    declined: 'canary-declined-question',
    original: 'canary-original-words',
    note: 'canary-note-of-moderators',
    unadmittedText: 'canary-poll-text',
    closedPoll: 'canary-draft-poll',
  },
  /** The panel and staff. */
  panel: {
    draft: 'canary-draft-takeaway',
    objection: 'canary-unadmitted-objection',
  },
};

/** A session in which everything happened that a report tells of. */
export interface Played extends Opened {
  rita: Actor;
  orla: Actor;
  /** Writes all that the report still lacks, and files it. */
  files(): void;
}

interface Start {
  rules?: RulesChange;
  close?: boolean;
}

/** Plays it: two takeaways, a poll, hub, floor, questions of every end; closed unless `close` is false. */
export function playSession({ rules = {}, close = true }: Start = {}): Played {
  const opened = openRoom({ floor: true, rules: { smallCell: 2, ...rules } });
  const rita = person(opened.rig, 'rapporteur', 'Rita', { affiliation: 'A newspaper' });
  const orla = person(opened.rig, 'organiser', 'Orla');
  const played: Played = { ...opened, rita, orla, files: () => file(played) };
  describeSession(played);
  hearHub(played);
  const questions = askQuestions(played);
  speak(played);
  poll(played);
  conclude(played, questions);
  if (close) opened.must(opened.moderator, 'session.phase', { phase: 'closed' });
  return played;
}

function describeSession({ must, moderator, ama, ben, cyn, panellist, rig, room }: Played): void {
  must(moderator, 'session.describe', {
    focusIssues: ['Audit'],
    theme: 'Security',
    links: [{ kind: 'captions', label: 'Captions', url: 'https://captions.example/x', language: 'fr' }],
  });
  must(moderator, 'segment.put', { title: 'Opening', minutes: 10 });
  const { segmentId } = must(moderator, 'segment.put', { title: 'Open floor', minutes: 50 });
  must(moderator, 'session.segment', { segmentId });
  must(moderator, 'person.present', { personId: panellist.id, present: true });
  const { name, affiliation, needs } = HIDDEN.nobody;
  must(ama, 'participant.identify', {
    name,
    affiliation,
    accessNeeds: needs,
    stakeholderGroup: 'civil_society',
  });
  must(ben, 'participant.identify', {
    name: 'Ben',
    country: 'GH',
    stakeholderGroup: 'government',
    regionalGroup: 'african',
  });
  must(cyn, 'participant.identify', { stakeholderGroup: 'academia' });
  must(moderator, 'signal.send', {
    to: { personIds: [panellist.id] },
    level: 'info',
    text: HIDDEN.nobody.signal,
  });
  void rig;
  void room;
}

function hearHub({ must, moderator, hub, room }: Played): void {
  const [record] = room.list('hub');
  const { contact, coordinator } = HIDDEN.nobody;
  must(moderator, 'hub.put', {
    hubId: record?.id,
    name: 'Nairobi',
    city: 'Nairobi',
    country: 'KE',
    contact,
    coordinator,
  });
  must(hub, 'hub.checkIn', { headcount: 40 });
}

function askQuestions({ must, asks, moderator, ama, ben, cyn, hub, panellist, seen }: Played): string[] {
  const answered = asks(ama, 'Who audits the auditors?', { identity: 'anonymous' });
  const late = asks(ben, 'When is the law due?', { identity: 'public', addressedTo: [panellist.id] });
  const lapsed = asks(hub, HIDDEN.staff.original, { localAuthor: HIDDEN.nobody.localAuthor });
  const declined = asks(cyn, HIDDEN.staff.declined, { identity: 'anonymous' });
  const merged = asks(cyn, 'And who audits them?', { identity: 'anonymous' });
  must(moderator, 'question.edit', {
    questionId: lapsed,
    text: 'What of the hubs?',
    seen: seen(lapsed)?.rev,
  });
  must(moderator, 'question.note', { questionId: late, note: HIDDEN.staff.note, seen: seen(late)?.rev });
  for (const questionId of [answered, late, lapsed, merged])
    must(moderator, 'question.publish', { questionId });
  must(moderator, 'question.decline', { questionId: declined, reason: 'off_topic', note: 'between us' });
  must(moderator, 'question.merge', { questionId: merged, into: answered });
  must(ben, 'question.vote', { questionId: answered, on: true });
  must(moderator, 'question.air', { questionIds: [answered], expect: null });
  must(hub, 'hub.count', { questionId: answered, hands: 12 });
  must(moderator, 'question.answered', { questionId: answered, how: 'orally', personIds: [panellist.id] });
  must(moderator, 'question.air', { questionIds: [late], expect: null });
  must(moderator, 'question.answered', {
    questionId: late,
    how: 'in_writing_later',
    dueAt: 1_163_000_000_000,
  });
  return [answered, late, lapsed];
}

function speak({ must, moderator, rita, ben, panellist, requests, later, room }: Played): void {
  const { floorId: statement } = must(moderator, 'floor.give', { personId: panellist.id });
  later(120_000);
  must(moderator, 'floor.end', { expect: statement });
  const floorId = requests(ben, { name: 'Ben', country: 'GH', delivery: 'video' });
  must(moderator, 'floor.call', { floorId, expect: null });
  must(moderator, 'floor.start', { floorId });
  later(60_000);
  must(moderator, 'floor.end', { expect: floorId });
  must(rita, 'floor.record', { floorId, gist: 'Small states need help.', language: 'en' });
  void room;
}

function poll({ must, moderator, ama, ben, cyn, hub, room }: Played): void {
  const { pollId } = must(moderator, 'poll.create', {
    type: 'single',
    text: 'Which first?',
    options: ['Law', 'Skills'],
  });
  must(moderator, 'poll.open', { pollId });
  for (const [actor, choice] of [
    [ama, 1],
    [ben, 1],
    [cyn, 2],
  ] as const)
    must(actor, 'poll.respond', { pollId, choices: [choice] });
  must(hub, 'hub.count', { pollId, option: 2, hands: 9 });
  must(moderator, 'poll.close', { pollId });
  must(moderator, 'poll.publish', { pollId });
  const words = must(moderator, 'poll.create', { type: 'text', text: 'In one word?' })['pollId'];
  must(moderator, 'poll.open', { pollId: words });
  must(ama, 'poll.respond', { pollId: words, text: HIDDEN.staff.unadmittedText });
  must(ben, 'poll.respond', { pollId: words, text: 'Trust' });
  must(moderator, 'poll.close', { pollId: words });
  const texts = room.list('poll').find(({ id }) => id === words)?.results?.texts ?? [];
  const textId = texts.find(({ text }) => text === 'Trust')?.id;
  must(moderator, 'poll.admit', { pollId: words, textId, on: true });
  must(moderator, 'poll.publish', { pollId: words });
  must(moderator, 'poll.create', { type: 'temperature', text: HIDDEN.staff.closedPoll });
}

function conclude({ must, rita, ben, cyn, moderator, room }: Played, [answered, late]: string[]): void {
  const draft = (args: object) => must(rita, 'takeaway.draft', args)['takeawayId'];
  const law = draft({
    heading: 'Mandate',
    text: 'Audit bodies need a legal mandate.',
    evidence: [
      { kind: 'question', id: answered },
      { kind: 'floor', id: room.list('floor')[1]?.id },
    ],
  });
  const money = draft({
    section: 'way_forward',
    text: 'Rich states pay.',
    evidence: [{ kind: 'question', id: late }],
    owner: 'Parliaments',
  });
  draft({ section: 'discussion', text: HIDDEN.panel.draft });
  for (const takeawayId of [law, money]) {
    must(rita, 'takeaway.show', { takeawayId });
    must(rita, 'takeaway.check', { takeawayId });
  }
  must(ben, 'takeaway.object', { takeawayId: money, text: 'Not all of us agree to pay.' });
  must(cyn, 'takeaway.object', { takeawayId: money, text: HIDDEN.panel.objection });
  const objection = room
    .list('takeaway')
    .flatMap(({ objections }) => objections)
    .find(({ said }) => said.some(({ text }) => text.startsWith('Not all')));
  must(moderator, 'takeaway.admit', { takeawayId: money, objectionId: objection?.said[0]?.id, on: true });
  must(rita, 'takeaway.settle', { takeawayId: law, as: 'agreed' });
  must(rita, 'takeaway.settle', { takeawayId: money, as: 'contested' });
  must(rita, 'note.add', { text: HIDDEN.nobody.noted });
}

function file({ must, rita, panellist }: Played): void {
  const write = (section: string, text: string, personId?: string) =>
    must(rita, 'report.edit', { section, text, seen: 0, ...(personId ? { personId } : {}) });
  write('discussion', 'The room spoke of audit.');
  write('presentations', 'Pia showed figures.', panellist.id);
  must(rita, 'report.file');
}
