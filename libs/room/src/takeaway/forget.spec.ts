import { describe, expect, it } from '@jest/globals';
import { join, SYSTEM } from '../testing/seats.js';
import { takeawayAt, withRapporteur } from '../testing/takeaways.js';

function objected() {
  const written = withRapporteur();
  const { rig, hub, objects, must, rana, takeaway } = written;
  const abena = join(rig, { name: 'Abena', stakeholderGroup: 'government' });
  const [seen, unseen] = [takeawayAt(written, 'checking'), takeawayAt(written, 'checking')];
  objects(abena, seen, 'Words that were read');
  objects(abena, unseen, 'Words that wait');
  objects(hub, seen, 'Words of a hub', { localAuthor: 'p-7' });
  const objectionId = takeaway(seen).objections[0]?.id;
  must(rana, 'takeaway.admit', { takeawayId: seen, objectionId, on: true });
  const said = (id: string) => takeaway(id).objections[0];
  return { ...written, abena, seen, unseen, said };
}

describe('somebody who objected and is forgotten', () => {
  it('leaves what everybody has read with its group, and nothing that only the panel has', () => {
    const { abena, seen, unseen, said, must, room, told } = objected();
    must(SYSTEM, 'participant.forget', { participantId: abena.id });
    expect(said(seen)).toMatchObject({
      stakeholderGroup: 'government',
      said: [{ text: 'Words that were read', retracted: false }],
    });
    expect(said(unseen)?.said).toMatchObject([{ text: '[…]', retracted: true }]);
    expect(told(seen)?.objections).toHaveLength(1);
    expect(JSON.stringify(room.list('takeaway'))).not.toContain('Words that wait');
  });

  it('takes that along too where they wish it', () => {
    const { abena, seen, said, must, sees, room } = objected();
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    expect(said(seen)?.said).toMatchObject([{ text: '[…]', retracted: true }]);
    expect(JSON.stringify([room.list('takeaway'), sees('staff')])).not.toContain('were read');
  });

  it('leaves every state as it was in a session that is over: the words go, the objection stands', () => {
    const { abena, rana, seen, unseen, said, must, organiser, told } = objected();
    for (const takeawayId of [seen, unseen]) must(rana, 'takeaway.settle', { takeawayId, as: 'contested' });
    must(organiser, 'session.phase', { phase: 'closed' });
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    for (const id of [seen, unseen]) {
      expect(said(id)?.said).toMatchObject([{ text: '[…]', retracted: false }]);
      must(rana, 'takeaway.final', { takeawayId: id });
    }
    expect(told(seen)?.objections[0]).toMatchObject({ text: '[…]', stakeholderGroup: 'government' });
  });

  it('takes no word of others along', () => {
    const { abena, seen, takeaway, must } = objected();
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    expect(takeaway(seen).objections[1]?.said).toMatchObject([{ text: 'Words of a hub', retracted: false }]);
  });
});

describe('takeaways of a session whose words have gone', () => {
  it('stay as what the session concluded; why somebody objected goes, and notes with it', () => {
    const { seen, takeaway, organiser, rana, must, room, does } = objected();
    must(rana, 'note.add', { mark: 'quote', text: 'Words of a note' });
    must(rana, 'report.edit', { section: 'discussion', text: 'What was discussed', seen: 0 });
    must(organiser, 'session.phase', { phase: 'closed' });
    for (let left: unknown = true; left === true;)
      left = must(SYSTEM, 'session.retain', { step: 'words' })['left'];
    expect(takeaway(seen)).toMatchObject({
      text: 'Audit bodies need a legal mandate.',
      objections: [{}, {}],
    });
    const kept = JSON.stringify([room.list('takeaway'), room.list('note')]);
    expect(kept).not.toMatch(/Words|p-7/);
    expect(JSON.stringify(room.list('report'))).toContain('What was discussed');
    expect(does(SYSTEM, 'session.retain', { step: 'words' }).result).toEqual({ left: false });
  });
});
