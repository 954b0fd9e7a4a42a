import { COMMANDS, type CommandType } from '@openfloor/contract';

const ID = 'f0000000-0000-4000-8000-000000000001';
const HASH = 'f'.repeat(64);
const name = { questionId: ID };
const item = { floorId: ID };
const clock = { clockId: ID };
const seen = { ...name, seen: 1 };
const whom = { participantId: ID };

/** The smallest right arguments of every command of the wire. What they name is not in any room. */
export const WIRE_ARGS: Record<CommandType, object> = {
  'session.describe': {},
  'session.rules': {},
  'session.switch': {},
  'session.lead': { personId: null },
  'session.segment': { segmentId: null },
  'session.phase': { phase: 'open' },
  'segment.put': { title: 'Opening' },
  'segment.drop': { segmentId: ID },
  'person.put': { name: 'Sam', role: 'panellist' },
  'person.leave': { personId: ID },
  'person.present': { personId: ID, present: true },
  'seat.join': { joinKey: 'f'.repeat(32) },
  'participant.identify': {},
  'participant.mute': { ...whom, reason: 'conduct' },
  'participant.unmute': whom,
  'participant.remove': { ...whom, reason: 'conduct' },
  'participant.restore': whom,
  'participant.erase': whom,
  'hub.put': { name: 'Accra', city: 'Accra' },
  'question.submit': { text: 'Why?' },
  'question.edit': { ...seen, text: 'Why?' },
  'question.withdraw': name,
  'question.vote': { ...name, on: true },
  'question.publish': name,
  'question.decline': { ...name, reason: 'time' },
  'question.shortlist': name,
  'question.unshortlist': name,
  'question.return': name,
  'question.merge': { ...name, into: ID },
  'question.unmerge': name,
  'question.air': { questionIds: [ID], expect: null },
  'question.next': { expect: null },
  'question.answered': name,
  'question.answer': { ...name, text: 'Because' },
  'question.voice': name,
  'question.assign': { ...name, personIds: [] },
  'question.claim': { ...name, stance: 'take' },
  'question.label': { ...name, labels: [] },
  'question.shorten': { ...seen, text: '' },
  'question.translate': { ...seen, language: 'fr', text: '' },
  'question.note': { ...seen, note: '' },
  'question.appeal': { ...name, text: 'Please' },
  'question.redact': { ...name, text: '(removed)', reason: 'conduct' },
  'floor.request': {},
  'floor.give': { personId: ID },
  'floor.withdraw': item,
  'floor.ready': item,
  'floor.delivery': { ...item, delivery: 'text_read_out' },
  'floor.accept': item,
  'floor.call': { expect: ID },
  'floor.skip': { ...item, reason: 'absent' },
  'floor.refuse': { ...item, reason: 'time' },
  'floor.move': { ...item, before: null, why: 'agreed' },
  'floor.start': item,
  'floor.pause': item,
  'floor.resume': item,
  'floor.extend': { ...item, seconds: 30 },
  'floor.end': { expect: ID },
  'floor.requeue': { ...item, place: 'last' },
  'floor.record': { ...item, gist: '' },
  'clock.start': { seconds: 60 },
  'clock.pause': clock,
  'clock.resume': clock,
  'clock.extend': { ...clock, seconds: 60 },
  'clock.clear': clock,
  'signal.send': { to: { personIds: [ID] }, code: 'remote_waiting' },
  'signal.seen': { signalId: ID },
  'notice.post': { level: 'info', text: 'Lunch' },
  'notice.clear': { noticeId: ID },
  'stage.put': { name: 'Overlay' },
  'stage.show': { scene: 'auto' },
  'stage.blank': {},
  'stage.shown': { scene: 'auto', refId: null },
  'invitation.revoke': { invitationId: ID },
  undo: { commandId: ID },
};

/** The same for what only the doors of the product give. */
export const INNER_ARGS: Record<string, object> = {
  'session.code': { code: 'XYZ789' },
  'session.meeting': { meeting: { name: 'Meeting', city: '', country: null } },
  'session.seal': { counts: { asked: 0 }, tallies: HASH },
  'session.import': { id: 'one', meetingId: 'all', title: 'Security' },
  'invitation.make': { invitationId: ID, role: 'panellist', tokenHash: HASH },
  'invitation.accept': { invitationId: ID, tokenHash: HASH, deviceId: ID, device: '' },
};

/** Every command of the wire. */
export const TYPES = Object.keys(COMMANDS) as CommandType[];
