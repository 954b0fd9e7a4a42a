import { describe, expect, it } from '@jest/globals';
import type { Actor } from './standing.js';
import { TABLE } from './table.js';
import { openRoom, type Opened } from './testing/open-room.js';
import { INNER_ARGS, WIRE_ARGS } from './testing/orders.js';
import { invite, person } from './testing/seats.js';

/** What still works in a closed session (contract, section 2): answers, marks, redaction, undo, and what shows it. */
const UNTIL_ARCHIVED = [
  'question.answer',
  'question.assign',
  'question.claim',
  'question.label',
  'question.shorten',
  'question.translate',
  'question.note',
  'question.redact',
  'floor.record',
  'hub.checkIn',
  'hub.close',
  'clock.clear',
  'signal.send',
  'signal.seen',
  'undo',
  'stage.show',
  'stage.blank',
  'stage.shown',
  'takeaway.draft',
  'takeaway.edit',
  'takeaway.move',
  'takeaway.show',
  'takeaway.check',
  'takeaway.settle',
  'takeaway.final',
  'takeaway.drop',
  'takeaway.admit',
  'takeaway.object',
  'takeaway.retract',
  'note.add',
  'note.edit',
  'report.edit',
  'report.file',
  'poll.publish',
  'poll.drop',
  'poll.admit',
  'invitation.revoke',
  'session.seal',
  'session.import',
];
/** What is judged in any phase: joining and opening a link, since who was here may look; phases; what time ends. */
const ANY = [
  'seat.join',
  'roll.take',
  'invitation.accept',
  'session.phase',
  'session.meeting',
  'session.retain',
  'participant.erase',
  'participant.forget',
  'question.forget',
  'support.count',
  'people.count',
  'notice.clear',
];

const args = { ...WIRE_ARGS, ...INNER_ARGS } as Record<string, object>;
const types = [...TABLE.keys()].filter((type) => type !== 'session.create');

/** Somebody who may give this command. */
function giver(opened: Opened, type: string, display: Actor, interpreter: Actor): Actor {
  if (type === 'question.claim') return opened.panellist;
  const may = TABLE.get(type)?.may ?? [];
  const { organiser, ama } = opened;
  if (may.includes('organiser')) return organiser;
  if (may.includes('participant')) return ama;
  if (may.includes('hub')) return opened.hub;
  return may.includes('display') ? display : interpreter;
}

describe('what works when', () => {
  it.each(types)('%s', (type) => {
    const opened = openRoom();
    const { rig, organiser, must, does } = opened;
    const actor = giver(opened, type, invite(rig, 'display'), person(rig, 'interpreter', 'Ines'));
    const isOver = () => does(actor, type, args[type]).code === 'SESSION_CLOSED';
    const over = [isOver()];
    must(organiser, 'session.phase', { phase: 'closed' });
    over.push(isOver());
    must(organiser, 'session.phase', { phase: 'archived' });
    over.push(isOver());
    const works = ANY.includes(type) ? [false, false, false] : [false, !UNTIL_ARCHIVED.includes(type), true];
    expect(over).toEqual(works);
  });

  it('in a closed room somebody known may come back, and nobody new', () => {
    const { ama, organiser, must, does, newId, room } = openRoom();
    must(organiser, 'session.phase', { phase: 'closed' });
    const join = { joinKey: 'f'.repeat(32), name: 'Another name' };
    const { rev } = room.clock;
    expect(does(ama, 'seat.join', join)).toMatchObject({ code: 'ok', result: { participantId: ama.id } });
    expect(room.clock.rev).toBe(rev);
    expect(does({ type: 'visitor', id: newId() }, 'seat.join', join).code).toBe('SESSION_CLOSED');
  });

  it('in an archived room an undo is refused like everything else', () => {
    const { ama, moderator, organiser, asks, does, must } = openRoom();
    const { id } = does(moderator, 'question.publish', { questionId: asks(ama) });
    for (const phase of ['closed', 'archived']) must(organiser, 'session.phase', { phase });
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('SESSION_CLOSED');
  });
});
