import { describe, expect, it } from '@jest/globals';
import { takeawayAt, withRapporteur, type Written } from '../testing/takeaways.js';

/** A turn on the floor that is called, or that has been spoken. */
function spoken(
  { ama, moderator, requests, must }: Written,
  until: 'called' | 'completed' = 'completed',
): string {
  const floorId = requests(ama);
  must(moderator, 'floor.call', { expect: null });
  if (until === 'called') return floorId;
  must(moderator, 'floor.start', { floorId });
  must(moderator, 'floor.end', { expect: floorId });
  return floorId;
}

describe('what a takeaway stands on', () => {
  it('is what everybody has seen or heard, by number', () => {
    const written = withRapporteur({ floor: true });
    const [question, floor] = [written.published(written.ben), spoken(written)];
    const evidence = [
      { kind: 'question', id: question },
      { kind: 'floor', id: floor },
    ];
    const takeawayId = written.drafts({ evidence });
    expect(written.told(takeawayId, 'panel')?.evidence).toEqual([
      { ...evidence[0], no: 1 },
      { ...evidence[1], no: 1 },
    ]);
  });

  it('is nothing that waits, was set aside or is not here, and what its writer cannot see is not here', () => {
    const written = withRapporteur({ floor: true });
    const { ama, ben, asks, requests, does, rana, must, moderator, newId, edits, drafts } = written;
    const declined = asks(ben);
    must(moderator, 'question.decline', { questionId: declined, reason: 'off_topic' });
    const cases = [
      ['question', asks(ben), 'NOT_FOUND', 'WRONG_STATE'],
      ['question', declined, 'NOT_FOUND', 'WRONG_STATE'],
      ['floor', requests(ama), 'WRONG_STATE', 'WRONG_STATE'],
      ['question', newId(), 'NOT_FOUND', 'NOT_FOUND'],
      ['floor', declined, 'NOT_FOUND', 'NOT_FOUND'],
    ];
    const takeawayId = drafts();
    for (const [kind, id, unseen, seen] of cases) {
      const evidence = [{ kind, id }];
      expect(does(rana, 'takeaway.draft', { text: 'Words', evidence }).code).toBe(unseen);
      expect(does(moderator, 'takeaway.draft', { text: 'Words', evidence }).code).toBe(seen);
      expect(edits(takeawayId, { evidence }).code).toBe(unseen);
    }
  });

  it('can be somebody who was called, and is not any more who then did not speak', () => {
    const written = withRapporteur({ floor: true });
    const { must, moderator, told, drafts } = written;
    const floorId = spoken(written, 'called');
    const takeawayId = drafts({ evidence: [{ kind: 'floor', id: floorId }] });
    must(moderator, 'floor.skip', { floorId, reason: 'absent' });
    expect(told(takeawayId, 'staff')?.evidence).toEqual([]);
  });

  it('stays a turn that was spoken, also when the same one is to speak again', () => {
    const written = withRapporteur({ floor: true });
    const { must, moderator, told, drafts } = written;
    const floorId = spoken(written);
    const takeawayId = drafts({ evidence: [{ kind: 'floor', id: floorId }] });
    must(moderator, 'floor.requeue', { floorId, place: 'last' });
    expect(told(takeawayId, 'panel')?.evidence).toHaveLength(1);
  });

  it('leaves every view in the turn in which it is hidden, and comes back with it', () => {
    const written = withRapporteur();
    const { ama, moderator, must, does, published, told, edits, room } = written;
    const questionId = published(ama);
    const takeawayId = takeawayAt(written, 'shown');
    edits(takeawayId, { evidence: [{ kind: 'question', id: questionId }] });
    const { id } = does(moderator, 'question.decline', { questionId, reason: 'conduct' });
    for (const channel of ['public', 'panel', 'staff'] as const)
      expect(JSON.stringify(told(takeawayId, channel))).not.toContain(questionId);
    expect(told(takeawayId)?.rev).toBe(room.clock.rev);
    must(moderator, 'undo', { commandId: id });
    expect(told(takeawayId)?.evidence).toEqual([{ kind: 'question', id: questionId, no: 1 }]);
  });

  it('is what a takeaway stands on that is put and hidden in one turn', () => {
    const { ama, moderator, rana, published, turn, told, room } = withRapporteur();
    const questionId = published(ama);
    turn(
      [rana, 'takeaway.draft', { text: 'Words', evidence: [{ kind: 'question', id: questionId }] }],
      [moderator, 'question.decline', { questionId, reason: 'conduct' }],
    );
    expect(told(room.list('takeaway')[0]?.id ?? '', 'staff')?.evidence).toEqual([]);
  });
});

describe('a screen with a takeaway', () => {
  it('shows one that everybody may see, or all of them, and stops when it is dropped', () => {
    const written = withRapporteur();
    const { moderator, does, must, rana, drafts, room } = written;
    const stage = () => room.list('stage')[0];
    expect(does(moderator, 'stage.show', { scene: 'takeaways', refId: drafts() }).code).toBe('WRONG_STATE');
    const takeawayId = takeawayAt(written, 'checking');
    must(moderator, 'stage.show', { scene: 'takeaways' });
    must(moderator, 'stage.show', { scene: 'takeaways', refId: takeawayId });
    expect(stage()).toMatchObject({ scene: 'takeaways', refId: takeawayId });
    must(rana, 'takeaway.drop', { takeawayId });
    expect(stage()).toMatchObject({ scene: 'auto', refId: null });
  });
});
