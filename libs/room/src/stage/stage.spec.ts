import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES, SCENES } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { invite } from '../testing/seats.js';
import { questionAt } from '../testing/states.js';

describe('screens', () => {
  it('begin with one that follows the room, and more can be set up and renamed', () => {
    const { moderator, must, room } = openRoom();
    const { stageId } = must(moderator, 'stage.put', { name: 'Overlay', languages: ['en', 'fr'] });
    must(moderator, 'stage.put', { stageId, name: 'Stream' });
    expect(room.list('stage')).toMatchObject([
      { no: 1, name: 'Main', scene: 'auto', refId: null, shown: null },
      { no: 2, name: 'Stream', languages: ['en', 'fr'] },
    ]);
  });

  const painted = ['auto', 'join', 'question', 'queue', 'clock', 'message', 'break', 'blank'];
  it.each(SCENES)('show the scene %s only where this version paints it', (scene) => {
    const { moderator, does, room } = openRoom();
    const said = does(moderator, 'stage.show', { scene });
    expect(said.code).toBe(painted.includes(scene) ? 'ok' : 'WRONG_STATE');
    expect(room.list('stage')[0]?.scene).toBe(painted.includes(scene) ? scene : 'auto');
  });

  const hidden = ['pending', 'declined', 'withdrawn'];
  it.each(QUESTION_STATUSES)('show a %s question only where everybody may see it', (status) => {
    const opened = openRoom();
    const { rig, moderator, does } = opened;
    const refId = questionAt(opened, status);
    const isHidden = hidden.includes(status);
    expect(does(moderator, 'stage.show', { scene: 'question', refId }).code).toBe(
      isHidden ? 'WRONG_STATE' : 'ok',
    );
    const display = invite(rig, 'display');
    const said = does(display, 'stage.shown', { scene: 'question', refId });
    expect(said.code).toBe(isHidden ? 'NOT_FOUND' : 'ok');
  });

  it('say what they really painted, and when', () => {
    const { rig, ama, published, must, room } = openRoom();
    const refId = published(ama);
    must(invite(rig, 'display'), 'stage.shown', { scene: 'question', refId });
    expect(room.list('stage')[0]).toMatchObject({
      scene: 'auto',
      shown: { scene: 'question', refId, at: rig.now },
    });
  });

  it('are cleared at once', () => {
    const { ama, moderator, published, must, room } = openRoom();
    must(moderator, 'stage.show', { scene: 'question', refId: published(ama) });
    must(moderator, 'stage.blank');
    expect(room.list('stage')[0]).toMatchObject({ scene: 'blank', refId: null });
  });

  it('are one of this room, and show what is in it', () => {
    const { moderator, does, newId } = openRoom();
    const orders = { 'stage.put': { name: 'Overlay' }, 'stage.show': { scene: 'auto' }, 'stage.blank': {} };
    for (const [type, args] of Object.entries(orders))
      expect(does(moderator, type, { stageId: newId(), ...args }).code).toBe('NOT_FOUND');
    expect(does(moderator, 'stage.show', { scene: 'question', refId: newId() }).code).toBe('NOT_FOUND');
  });
});

describe('notices', () => {
  it('are for everybody until they are cleared', () => {
    const { online, must, does, sees } = openRoom();
    const notice = { level: 'urgent', text: 'Please leave the hall', audience: 'onsite' };
    const { noticeId } = must(online, 'notice.post', notice);
    const shown = () => sees('public').filter(({ kind }) => kind === 'notice');
    expect(shown()).toMatchObject([{ id: noticeId, ...notice, language: 'en', until: null }]);
    must(online, 'notice.clear', { noticeId });
    expect(shown()).toEqual([]);
    expect(does(online, 'notice.clear', { noticeId }).code).toBe('NOT_FOUND');
  });

  it('never end before they begin', () => {
    const { rig, online, does } = openRoom();
    const post = (until: number) => does(online, 'notice.post', { level: 'info', text: 'Lunch', until }).code;
    expect([post(rig.now), post(rig.now + 60_000)]).toEqual(['WRONG_STATE', 'ok']);
  });

  it('can be cleared by time in a session that is over', () => {
    const { rig, online, organiser, must, does } = openRoom();
    const { noticeId } = must(online, 'notice.post', {
      level: 'info',
      text: 'Lunch',
      until: rig.now + 60_000,
    });
    for (const phase of ['closed', 'archived']) must(organiser, 'session.phase', { phase });
    expect(does({ type: 'system', id: rig.newId() }, 'notice.clear', { noticeId }).code).toBe('ok');
  });
});
