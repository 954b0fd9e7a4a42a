import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES, SCENES } from '@openfloor/contract';
import { openFloor } from '../testing/floor-states.js';
import { openRoom } from '../testing/open-room.js';
import { invite, person } from '../testing/seats.js';
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

  it.each(SCENES)('show the scene %s', (scene) => {
    const { moderator, must, room } = openRoom();
    must(moderator, 'stage.show', { scene });
    expect(room.list('stage')[0]?.scene).toBe(scene);
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

/** One of everything that a scene can be about, and one that not everybody sees. */
function withSubjects() {
  const opened = openFloor();
  const { ama, ben, moderator, must, requests, published } = opened;
  const made = (type: string, args: object) => must(moderator, type, args);
  const question = published(ama);
  const floor = requests(ama);
  const clock = String(made('clock.start', { seconds: 60 })['clockId']);
  const notice = String(made('notice.post', { level: 'info', text: 'Lunch' })['noticeId']);
  const offer = String(made('question.voice', { questionId: published(ben) })['floorId']);
  const gone = String(made('clock.start', { seconds: 60 })['clockId']);
  made('clock.clear', { clockId: gone });
  const past = String(made('notice.post', { level: 'info', text: 'Tea' })['noticeId']);
  made('notice.clear', { noticeId: past });
  return { ...opened, ids: { question, floor, clock, notice, offer, gone, past } };
}

type Subject = keyof ReturnType<typeof withSubjects>['ids'];

describe('what a scene is about', () => {
  const about: Partial<Record<string, Subject[]>> = {
    auto: ['question'],
    question: ['question'],
    clock: ['clock', 'floor'],
    message: ['notice'],
  };
  const scenes = ['auto', 'join', 'question', 'queue', 'clock', 'message', 'break', 'blank'] as const;
  const subjects: Subject[] = ['question', 'floor', 'clock', 'notice'];
  const cases = scenes.flatMap((scene) => subjects.map((subject) => [scene, subject] as const));

  it.each(cases)('%s and a %s', (scene, subject) => {
    const { moderator, does, room, ids } = withSubjects();
    const refId = ids[subject];
    const said = does(moderator, 'stage.show', { scene, refId });
    const fits = about[scene]?.includes(subject) ?? false;
    expect(said.code).toBe(fits ? 'ok' : 'WRONG_STATE');
    if (!fits) expect(said.details).toEqual({ kind: subject });
    expect(room.list('stage')[0]).toMatchObject(fits ? { scene, refId } : { scene: 'auto', refId: null });
  });

  it.each(['offer', 'gone', 'past'] as const)(
    'is never what not everybody sees, or sees no more: %s',
    (subject) => {
      const { rig, moderator, does, ids } = withSubjects();
      const refId = ids[subject];
      for (const scene of ['clock', 'message'])
        expect(does(moderator, 'stage.show', { scene, refId }).code).toBe('WRONG_STATE');
      expect(does(invite(rig, 'display'), 'stage.shown', { scene: 'clock', refId }).code).toBe('NOT_FOUND');
    },
  );

  it('is told as painted for whatever everybody sees, and for nothing', () => {
    const { rig, must, room, ids } = withSubjects();
    const screen = invite(rig, 'display');
    for (const refId of [ids.question, ids.floor, ids.clock, ids.notice, null]) {
      must(screen, 'stage.shown', { scene: 'queue', refId });
      expect(room.list('stage')[0]?.shown).toEqual({ scene: 'queue', refId, at: rig.now });
    }
  });

  it('is left with the scene that follows it', () => {
    const { moderator, must, room, ids } = withSubjects();
    must(moderator, 'stage.show', { scene: 'clock', refId: ids.floor });
    must(moderator, 'stage.show', { scene: 'clock' });
    expect(room.list('stage')[0]).toMatchObject({ scene: 'clock', refId: null });
  });
});

describe('several screens', () => {
  const withTwo = () => {
    const opened = withSubjects();
    const stageId = String(opened.must(opened.moderator, 'stage.put', { name: 'Overlay' })['stageId']);
    const scenes = () => opened.room.list('stage').map(({ scene, refId }) => [scene, refId]);
    return { ...opened, stageId, scenes };
  };

  it('show each its own scene, and the first where none is named', () => {
    const { moderator, must, stageId, scenes, ids } = withTwo();
    must(moderator, 'stage.show', { stageId, scene: 'clock', refId: ids.floor });
    must(moderator, 'stage.show', { scene: 'queue' });
    expect(scenes()).toEqual([
      ['queue', null],
      ['clock', ids.floor],
    ]);
  });

  it('are blanked one by one, or all at once, also after the close', () => {
    const { moderator, organiser, must, stageId, scenes } = withTwo();
    must(moderator, 'stage.blank', { stageId });
    expect(scenes().map(([scene]) => scene)).toEqual(['auto', 'blank']);
    must(organiser, 'session.phase', { phase: 'closed' });
    must(moderator, 'stage.show', { stageId, scene: 'join' });
    must(moderator, 'stage.blank');
    expect(scenes()).toEqual([
      ['blank', null],
      ['blank', null],
    ]);
  });

  it('say each for itself what they painted', () => {
    const { rig, must, room, stageId } = withTwo();
    must(invite(rig, 'display'), 'stage.shown', { stageId, scene: 'queue', refId: null });
    expect(room.list('stage').map(({ shown }) => shown?.scene)).toEqual([undefined, 'queue']);
  });

  it('are in the hands of moderators and the technician, and speak for themselves', () => {
    const { rig, does, ama, panellist, online, moderator } = withTwo();
    const [screen, technician] = [invite(rig, 'display'), person(rig, 'technician', 'Tess')];
    const code = (actor: typeof ama, type: string, args: object) => does(actor, type, args).code;
    for (const actor of [moderator, online, technician])
      expect([code(actor, 'stage.show', { scene: 'queue' }), code(actor, 'stage.blank', {})]).toEqual([
        'ok',
        'ok',
      ]);
    for (const actor of [ama, panellist, screen])
      expect(code(actor, 'stage.show', { scene: 'queue' })).toBe('NOT_ALLOWED');
    const shown = { scene: 'queue', refId: null };
    expect([screen, technician].map((actor) => code(actor, 'stage.shown', shown))).toEqual(['ok', 'ok']);
    expect([ama, moderator].map((actor) => code(actor, 'stage.shown', shown))).toEqual(
      Array(2).fill('NOT_ALLOWED'),
    );
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
