import { describe, expect, it } from '@jest/globals';
import type { StageView } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { invite } from '../testing/seats.js';

/** A question that a second follows up and that the hall sees. */
function followed() {
  const opened = openRoom();
  const { rig, ama, ben, moderator, must, asks, published, sees } = opened;
  const first = published(ama);
  const second = asks(ben, 'And then?', { followUpTo: first });
  must(moderator, 'question.publish', { questionId: second });
  must(moderator, 'stage.show', { scene: 'question', refId: first });
  must(invite(rig, 'display'), 'stage.shown', { scene: 'question', refId: first });
  const stage = () => sees('public').find((view): view is StageView => view.kind === 'stage');
  return { ...opened, first, second, stage };
}

type Followed = ReturnType<typeof followed>;
const ends: Record<string, (room: Followed) => unknown> = {
  declined: ({ must, moderator, first }) =>
    must(moderator, 'question.decline', { questionId: first, reason: 'conduct' }),
  withdrawn: ({ must, ama, first }) => must(ama, 'question.withdraw', { questionId: first }),
  'declined with its author': ({ must, moderator, ama }) =>
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct', questions: 'decline' }),
};

describe('the id of a question', () => {
  it.each(Object.entries(ends))('goes from screens and follow-ups when it is %s', (_how, end) => {
    const opened = followed();
    const { first, second, seen, sees, stage } = opened;
    expect(seen(second, 'public')?.followUpTo).toBe(first);
    expect(stage()).toMatchObject({ scene: 'question', refId: first, shown: { refId: first } });
    end(opened);
    expect(JSON.stringify([sees('public'), sees('panel')])).not.toContain(first);
    expect(stage()).toMatchObject({ scene: 'auto', refId: null, shown: { refId: null } });
    expect(seen(second)?.followUpTo).toBe(first);
  });

  it('comes back to what follows it up, but no screen shows it unasked', () => {
    const { first, second, does, must, moderator, seen, stage } = followed();
    const { id } = does(moderator, 'question.decline', { questionId: first, reason: 'unclear' });
    must(moderator, 'undo', { commandId: id });
    expect(seen(second, 'public')?.followUpTo).toBe(first);
    expect(stage()).toMatchObject({ scene: 'auto', refId: null });
  });

  it('comes back too when it is published again', () => {
    const { first, second, must, moderator, seen } = followed();
    must(moderator, 'question.decline', { questionId: first, reason: 'unclear' });
    must(moderator, 'question.publish', { questionId: first });
    expect(seen(second, 'public')?.followUpTo).toBe(first);
  });

  it('does not stop an undo because somebody used the screen since', () => {
    const { first, does, must, moderator } = followed();
    const { id } = does(moderator, 'question.decline', { questionId: first, reason: 'unclear' });
    must(moderator, 'stage.blank');
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('ok');
  });
});
