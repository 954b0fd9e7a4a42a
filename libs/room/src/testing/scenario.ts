import type { Actor } from '../standing.js';
import { openRoom, type Opened } from './open-room.js';
import { polled } from './poll-scenario.js';
import type { Rig } from './rig.js';
import { invite, join, person, SYSTEM } from './seats.js';
import { concludes } from './takeaway-scenario.js';

/** Words that stand where only some may read them. A seat that may not and reads one has found a leak. */
export const SECRETS = {
  panel: {
    text: 'secret-text',
    draft: 'secret-draft',
    objection: 'secret-objection',
    report: 'secret-report',
  },
  staff: {
    note: 'secret-note',
    original: 'secret-original',
    appeal: 'secret-appeal',
    contact: 'secret-contact',
    coordinator: 'secret-coordinator',
    technician: 'secret-technician',
    groups: '"academia":70007',
    checks: '"quiet":true',
    delay: '"streamDelaySeconds":17',
    waiting: 'secret-waiting',
    access: 'secret-access',
    poll: 'secret-poll',
    answer: 'secret-answer',
    paper: 'secret-paper',
  },
  nobody: {
    name: 'secret-name',
    needs: 'secret-needs',
    declineNote: 'secret-decline-note',
    hidden: 'secret-local-author',
    device: 'secret-device',
    signal: 'secret-signal',
    label: 'secret-roll-label',
  },
};
const { panel: P, staff: S, nobody: N } = SECRETS;

/** A session from its founding to the archive, in which every command of the table is given at least once. */
export function playAll(watch: (rig: Rig) => void): Opened {
  const opened = openRoom({ phase: 'lobby', watch });
  prepare(opened);
  const [first, second, third] = ask(opened);
  review(opened, first, second, third);
  answer(opened, first, second);
  moderate(opened);
  speak(opened, first);
  polled(opened, { draft: S.poll, answer: S.answer });
  const rapporteur = concludes(opened, first, SECRETS);
  finish(opened, first, second, rapporteur);
  return opened;
}

function prepare({ rig, must, moderator, organiser, ama, panellist, room }: Opened): void {
  must(SYSTEM, 'session.import', {
    id: 'one',
    meetingId: 'all',
    title: 'Security',
    segments: [{ title: 'Opening' }, { title: 'Floor' }],
    hubs: [{ name: 'Lima', city: 'Lima', contact: S.contact }],
  });
  must(moderator, 'session.describe', { title: 'Trust', topics: ['Spam'], startsAt: 1_162_472_400_000 });
  must(moderator, 'session.rules', {
    identity: { least: 'anonymous', most: 'affiliation' },
    questionsPerPerson: 0,
  });
  must(moderator, 'session.code', { code: 'XYZ789' });
  must(organiser, 'session.meeting', { meeting: { name: 'Forum', city: 'Athens', country: 'GR' } });
  const { segmentId } = must(moderator, 'segment.put', { title: 'Closing', minutes: 10 });
  must(moderator, 'session.segment', { segmentId: room.list('segment')[0]?.id });
  must(moderator, 'segment.drop', { segmentId });
  must(moderator, 'person.put', { personId: panellist.id, name: 'Pia', role: 'panellist', tags: ['youth'] });
  must(moderator, 'person.present', { personId: panellist.id, present: true });
  must(moderator, 'person.leave', { personId: person(rig, 'chair', 'Chan').id });
  must(moderator, 'session.lead', { personId: panellist.id });
  must(moderator, 'session.lead', { personId: null });
  must(ama, 'participant.identify', {
    name: N.name,
    affiliation: 'A ministry',
    accessNeeds: N.needs,
    country: 'GH',
  });
  must(moderator, 'session.phase', { phase: 'open' });
  must(moderator, 'session.switch', { floor: true });
}

function ask({ ama, ben, hub, panellist, asks, must, mine, newId }: Opened): [string, string, string] {
  must({ type: 'visitor', id: newId() }, 'seat.join', { joinKey: 'e'.repeat(32), name: N.name });
  const first = asks(ama, 'Who audits?', { identity: 'affiliation', labels: ['law'] });
  const second = asks(ben, S.original, { addressedTo: [panellist.id] });
  const third = asks(hub, S.waiting, { localAuthor: N.hidden });
  const fourth = asks(ben, S.waiting);
  must(ben, 'question.edit', {
    questionId: fourth,
    text: `${S.waiting} again`,
    seen: mine(ben).questions[1]?.rev,
  });
  must(ben, 'question.withdraw', { questionId: fourth });
  asks(ama, S.waiting);
  return [first, second, third];
}

function review(
  { ama, cyn, moderator, hub, must, does, seen, asks }: Opened,
  first: string,
  second: string,
  third: string,
): void {
  const rev = (id: string) => seen(id)?.rev;
  must(moderator, 'question.edit', { questionId: second, text: 'Reworded?', seen: rev(second) });
  must(moderator, 'question.note', { questionId: second, note: S.note, seen: rev(second) });
  for (const questionId of [first, second]) must(moderator, 'question.publish', { questionId });
  must(cyn, 'question.vote', { questionId: first, on: true });
  must(moderator, 'question.decline', { questionId: third, reason: 'unclear', note: N.declineNote });
  must(hub, 'question.appeal', { questionId: third, text: S.appeal });
  const follow = asks(ama, 'And then?', { followUpTo: first });
  must(moderator, 'question.publish', { questionId: follow });
  must(moderator, 'question.shorten', { questionId: first, text: 'Auditors?', seen: rev(first) });
  must(moderator, 'question.translate', {
    questionId: first,
    language: 'fr',
    text: 'Qui ?',
    seen: rev(first),
  });
  must(moderator, 'question.label', { questionId: first, labels: ['law', 'spam'] });
  const { id } = does(moderator, 'question.merge', { questionId: second, into: first });
  must(moderator, 'undo', { commandId: id });
  must(moderator, 'question.merge', { questionId: second, into: first });
  must(moderator, 'question.unmerge', { questionId: second });
  must(SYSTEM, 'support.count', { questionIds: [first, second] });
  must(SYSTEM, 'people.count');
  must(moderator, 'stage.show', { scene: 'question', refId: first });
  const aside = does(moderator, 'question.decline', {
    questionId: first,
    reason: 'time',
    note: N.declineNote,
  });
  must(moderator, 'undo', { commandId: aside.id });
}

function answer({ rig, moderator, panellist, must, room }: Opened, first: string, second: string): void {
  must(moderator, 'question.shortlist', { questionId: first });
  must(moderator, 'question.shortlist', { questionId: second, before: first });
  must(moderator, 'question.unshortlist', { questionId: first });
  must(moderator, 'question.next', { expect: null });
  must(moderator, 'question.air', { questionIds: [first, second], expect: second });
  must(moderator, 'question.return', { questionId: second });
  must(moderator, 'question.answered', { questionId: first, how: 'in_writing_later' });
  must(panellist, 'question.answer', { questionId: first, text: 'As promised' });
  must(moderator, 'question.submit', { text: 'Said aloud', spoken: true });
  const { stageId } = must(moderator, 'stage.put', { name: 'Overlay' });
  must(moderator, 'stage.blank', { stageId });
  must(invite(rig, 'display'), 'stage.shown', {
    stageId,
    scene: 'question',
    refId: room.session.onAirIds[0],
  });
  const { noticeId } = must(moderator, 'notice.post', { level: 'info', text: 'Lunch' });
  must(moderator, 'notice.clear', { noticeId });
}

function moderate(opened: Opened): void {
  const { rig, moderator, ben, cyn, must, newId } = opened;
  const [muted, gone] = [{ participantId: ben.id }, { participantId: cyn.id }];
  must(moderator, 'participant.mute', { ...muted, reason: 'conduct' });
  must(moderator, 'participant.unmute', muted);
  must(moderator, 'participant.remove', { ...gone, reason: 'conduct', questions: 'decline' });
  must(moderator, 'participant.restore', gone);
  const { hubId } = must(moderator, 'hub.put', { name: 'Quito', city: 'Quito', contact: S.contact });
  seatHubs(opened, String(hubId));
  const invitationId = newId();
  const tokenHash = 'd'.repeat(64);
  must(moderator, 'invitation.make', { invitationId, role: 'hub', hubId, tokenHash });
  must(SYSTEM, 'invitation.accept', { invitationId, tokenHash, deviceId: newId(), device: N.device });
  enrol(opened);
  must(moderator, 'invitation.revoke', { invitationId: invite(rig, 'captioner').invitationId });
}

/** Hubs: applied for, taken, counted, tested, suspended, restored and closed. */
function seatHubs({ rig, moderator, online, hub, must, asks, ama }: Opened, other: string): void {
  const eli = join(rig, { name: 'Eli' });
  const { contact, coordinator, technician: technicalContact } = S;
  const told = { city: 'Suva', coordinator, contact, technicalContact, expected: 40 };
  const refused = must(eli, 'hub.apply', { name: 'Suva', ...told })['hubId'];
  must(online, 'hub.decline', { hubId: refused, reason: 'capacity' });
  must(online, 'hub.approve', { hubId: must(eli, 'hub.apply', { name: 'Suva 2', ...told })['hubId'] });
  must(hub, 'hub.checkIn', { headcount: 80_008, groups: { academia: 70_007 } });
  must(hub, 'hub.test', { checks: { microphone: false, quiet: true }, streamDelaySeconds: 17 });
  const questionId = asks(ama, 'Who counts?');
  must(moderator, 'question.publish', { questionId });
  must(hub, 'hub.count', { questionId, hands: 41 });
  must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'technical' });
  must(moderator, 'hub.restore', { hubId: hub.id });
  must(moderator, 'hub.close', { hubId: other });
  must(moderator, 'hub.restore', { hubId: other });
}

/** The floor: asked for, placed, called, interrupted, spoken, given, put back, and what is said behind the scenes. */
function speak(
  { rig, must, does, moderator, online, panellist, hub, ama, room }: Opened,
  first: string,
): void {
  const [dan, eve] = ['Dan', 'Eve'].map((name) => join(rig, { name, affiliation: 'A school' })) as [
    Actor,
    Actor,
  ];
  must(dan, 'participant.identify', { stakeholderGroup: 'academia', accessNeeds: S.access });
  const floorId = String(must(dan, 'floor.request', { note: 'On audits' })['floorId']);
  must(dan, 'floor.ready', { floorId });
  must(dan, 'floor.delivery', { floorId, delivery: 'video' });
  const late = String(must(eve, 'floor.request')['floorId']);
  must(eve, 'floor.requeue', { floorId: late, place: 'last' });
  const onBehalfOf = { name: 'Hana', stakeholderGroup: 'academia' };
  const away = String(must(hub, 'floor.request', { onBehalfOf, localAuthor: N.hidden })['floorId']);
  must(hub, 'floor.delivery', { floorId: away, delivery: 'text_read_out', text: P.text });
  must(moderator, 'floor.move', { floorId: late, before: floorId, why: 'weak_link' });
  must(moderator, 'floor.call', { expect: null });
  must(moderator, 'floor.skip', { floorId: late, reason: 'absent' });
  must(moderator, 'floor.requeue', { floorId: late, place: 'same' });
  must(moderator, 'floor.call', { floorId: away, expect: null, why: 'balance' });
  must(hub, 'floor.withdraw', { floorId: away });
  must(moderator, 'floor.call', { floorId, expect: null });
  must(moderator, 'floor.start', { floorId });
  const order = String(must(panellist, 'floor.request', { class: 'point_of_order' })['floorId']);
  must(moderator, 'floor.call', { floorId: order, expect: floorId });
  must(moderator, 'floor.start', { floorId: order });
  must(moderator, 'floor.end', { expect: order });
  must(moderator, 'floor.pause', { floorId });
  must(moderator, 'floor.resume', { floorId });
  must(moderator, 'floor.extend', { floorId, seconds: 30 });
  must(moderator, 'floor.end', { expect: floorId });
  must(moderator, 'floor.record', { floorId, gist: 'Audits cost.' });
  must(moderator, 'floor.refuse', { floorId: late, reason: 'time' });
  must(online, 'floor.give', { personId: panellist.id, class: 'answer' });
  must(moderator, 'question.publish', {
    questionId: must(eve, 'question.submit', { text: 'May I?' })['questionId'],
  });
  const asked = room.list('question').at(-1)?.id ?? '';
  const { floorId: offer } = must(moderator, 'question.voice', { questionId: asked });
  must(eve, 'floor.accept', { floorId: offer });
  must(moderator, 'question.assign', { questionId: asked, personIds: [panellist.id] });
  must(panellist, 'question.claim', { questionId: first, stance: 'add' });
  const { clockId } = must(moderator, 'clock.start', { purpose: 'break', seconds: 300 });
  for (const act of ['pause', 'resume']) must(moderator, `clock.${act}`, { clockId });
  must(moderator, 'clock.extend', { clockId, seconds: 60 });
  must(moderator, 'clock.clear', { clockId });
  const { signalId } = must(online, 'signal.send', { to: { roles: ['moderator'] }, text: N.signal });
  must(moderator, 'signal.seen', { signalId });
  does(ama, 'signal.seen', { signalId });
}

function finish(
  { rig, ama, organiser, must }: Opened,
  first: string,
  second: string,
  rapporteur: Actor,
): void {
  must(organiser, 'question.redact', { questionId: second, text: '(removed)', reason: 'conduct' });
  must(organiser, 'session.phase', { phase: 'closed' });
  must(organiser, 'session.phase', { phase: 'open', reason: 'too early' });
  const late = join(rig, { name: 'Leah' });
  must(ama, 'question.withdraw', {
    questionId: must(ama, 'question.submit', { text: 'One more?', followUpTo: first })['questionId'],
  });
  must(organiser, 'session.phase', { phase: 'closed' });
  must(organiser, 'session.seal', { counts: { asked: 8 }, tallies: 'c'.repeat(64) });
  must(rapporteur, 'report.file');
  must(organiser, 'participant.erase', { participantId: ama.id });
  must(SYSTEM, 'question.forget', { questionId: second });
  must(SYSTEM, 'participant.forget', { participantId: late.id });
  must(organiser, 'session.phase', { phase: 'archived' });
  for (const _part of ['the people', 'the session']) must(SYSTEM, 'session.retain', { step: 'seats' });
}

/** A roll of two, of whom one comes and loses the code, and somebody who enters the code of the room. */
function enrol({ rig, moderator, ama }: Opened): void {
  const [one, other, next, ownId, spareId] = Array.from({ length: 5 }, rig.newId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const entries = [{ rollId: one, label: N.label, country: 'GH' }, { rollId: other }];
  rig.must(moderator, 'roll.make', { entries });
  rig.must(SYSTEM, 'roll.take', { rollId: one, ownId, spareId });
  rig.must(moderator, 'roll.replace', { rollId: one, newId: next });
  rig.must(moderator, 'roll.revoke', { rollId: other });
  rig.must(SYSTEM, 'participant.check', { participantId: ama.id });
}
