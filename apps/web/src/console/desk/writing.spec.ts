import { describe, expect, it } from '@jest/globals';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { question, questionId } from '../testing/records.js';
import { Desk } from './desk.js';
import type { TextField } from './view.js';
import { begunLanguage, draftOf, keepDraft, keepMine, keepTheirs, save, writeThird } from './writing.js';

const id = questionId(88);
const target = { field: 'text' } as const;

function openDesk() {
  const room = new DeskRoomByHand([question(88, { text: 'Do hotlines work?', rev: 5 })]);
  const desk = new Desk(room, { read: () => ({}), write: () => undefined });
  const now = () => room.question(id) as ReturnType<typeof question>;
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  const conflict = () => desk.view.get().conflicts.get(id);
  return { room, desk, now, last, conflict };
}

async function clash() {
  const opened = openDesk();
  const { room, desk, now, last } = opened;
  const draft = { ...draftOf(desk, now(), target), text: 'Do operator hotlines work?' };
  keepDraft(desk, now(), target, draft);
  const saved = save(desk, now(), target, draft);
  room.put(88, { text: 'Do hotlines of CERTs work?' });
  await last().reply('CONFLICT');
  expect(await saved).toBe(false);
  return opened;
}

describe('Writing on a question', () => {
  it('says which rev was seen when the writing began, not when it ended', () => {
    const { room, desk, now, last } = openDesk();
    const draft = draftOf(desk, now(), target);
    room.put(88, { labels: ['x'] });
    void save(desk, now(), target, { ...draft, text: 'Other?' });
    expect(last()).toMatchObject({
      type: 'question.edit',
      args: { questionId: id, text: 'Other?', seen: 5 },
    });
  });

  it('is sent once more when something else of the question changed', async () => {
    const { room, desk, now, last } = openDesk();
    const saved = save(desk, now(), target, { ...draftOf(desk, now(), target), text: 'Other?' });
    room.put(88, { labels: ['x'] });
    await last().reply('CONFLICT');
    expect(last().args).toMatchObject({ text: 'Other?', seen: now().rev });
    await last().reply();
    expect(await saved).toBe(true);
  });

  it('keeps both versions when the same text changed, and sends nothing by itself', async () => {
    const { room, conflict } = await clash();
    expect(conflict()).toMatchObject({ field: 'text', mine: 'Do operator hotlines work?' });
    expect(room.sent).toHaveLength(1);
  });

  it('overwrites only on purpose, with the rev of what is overwritten', async () => {
    const { desk, now, last, conflict } = await clash();
    void keepMine(desk, now(), conflict() as never);
    expect(last().args).toMatchObject({ text: 'Do operator hotlines work?', seen: now().rev });
    expect(conflict()).toBeUndefined();
  });

  it('lets go of the draft when theirs is kept', async () => {
    const { room, desk, now, conflict } = await clash();
    keepTheirs(desk, now(), conflict() as never);
    expect(draftOf(desk, now(), target).text).toBe('Do hotlines of CERTs work?');
    expect(room.sent).toHaveLength(1);
  });

  it('opens a third version with the words of this desk on top of what is there', async () => {
    const { desk, now, conflict } = await clash();
    writeThird(desk, now(), conflict() as never);
    expect(desk.view.get().editing).toBe(id);
    expect(draftOf(desk, now(), target)).toEqual({
      base: 'Do hotlines of CERTs work?',
      seen: now().rev,
      text: 'Do operator hotlines work?',
    });
  });

  it('keeps every stroke of an unsaved text', () => {
    const { desk, now } = openDesk();
    keepDraft(desk, now(), target, { ...draftOf(desk, now(), target), text: 'Half a sen' });
    expect(draftOf(desk, now(), target).text).toBe('Half a sen');
  });

  it('names the desk that was last seen at work on the question', async () => {
    const { desk, now, last, conflict, room } = openDesk();
    desk.editors.set(id, 2);
    const saved = save(desk, now(), target, { ...draftOf(desk, now(), target), text: 'Other?' });
    room.put(88, { text: 'Theirs?' });
    await last().reply('CONFLICT');
    await saved;
    expect(conflict()).toEqual({ field: 'text', mine: 'Other?', by: 2 });
  });

  const FIELDS: [TextField, string, object][] = [
    ['shortText', 'question.shorten', { shortText: 'Theirs' }],
    ['note', 'question.note', { note: 'Theirs' }],
    ['translation', 'question.translate', { translations: { fr: { text: 'Theirs', reviewed: true } } }],
  ];
  for (const [field, type, theirs] of FIELDS)
    it(`keeps both versions of the ${field} too, and each of the three ways out ends the conflict`, async () => {
      const { room, desk, now, last, conflict } = openDesk();
      const aim = { field, ...(field === 'translation' ? { language: 'fr' } : {}) };
      const draft = { ...draftOf(desk, now(), aim), text: 'Mine' };
      keepDraft(desk, now(), aim, draft);
      const saved = save(desk, now(), aim, draft);
      room.put(88, theirs);
      await last().reply('CONFLICT');
      await saved;
      const held = conflict() as never;
      expect(held).toEqual({ ...aim, mine: 'Mine' });
      writeThird(desk, now(), held);
      expect(desk.view.get()).toMatchObject({ editing: id, editPart: field });
      expect(draftOf(desk, now(), aim)).toMatchObject({ base: 'Theirs', text: 'Mine' });
      if (field === 'translation') expect(begunLanguage(desk, now())).toBe('fr');
      void keepMine(desk, now(), held);
      expect(last()).toMatchObject({ type, args: { seen: now().rev } });
      await last().reply();
      keepTheirs(desk, now(), held);
      expect(draftOf(desk, now(), aim).text).toBe('Theirs');
      expect(conflict()).toBeUndefined();
    });
});
