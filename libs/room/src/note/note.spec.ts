import { describe, expect, it } from '@jest/globals';
import { NoteView } from '@openfloor/contract';
import { join, person } from '../testing/seats.js';
import { withRapporteur } from '../testing/takeaways.js';

const DAY = 24 * 3_600_000;

describe('a note', () => {
  it('is read by staff, and by rapporteurs in their own corner; by nobody else', () => {
    const { rig, rana, must, mine, sees, noted, ama, hub, panellist } = withRapporteur();
    const rosa = person(rig, 'rapporteur', 'Rosa');
    const { noteId, no } = must(rana, 'note.add', { mark: 'quote', text: 'Words of a note' });
    expect(no).toBe(1);
    for (const actor of [rana, rosa]) expect(mine(actor).notes).toEqual([noted(String(noteId))]);
    for (const actor of [ama, hub, panellist]) expect(mine(actor).notes).toBeUndefined();
    expect(JSON.stringify(sees('staff'))).toContain('Words of a note');
    for (const channel of ['public', 'panel'] as const)
      expect(JSON.stringify(sees(channel))).not.toContain('Words of a note');
    expect(NoteView.safeParse(noted(String(noteId))).error?.issues ?? []).toEqual([]);
    expect(noted(String(noteId))).toMatchObject({
      mark: 'quote',
      by: { role: 'rapporteur', personId: rana.id },
    });
  });

  it.each([
    [0, 'ok'],
    [-DAY, 'ok'],
    [-DAY - 1, 'WRONG_STATE'],
    [60_000, 'ok'],
    [60_001, 'WRONG_STATE'],
  ])('is of the last day, and never of the future: %i ms', (ms, code) => {
    const { rana, does, rig, room } = withRapporteur();
    const now = rig.now + 1_000;
    expect(does(rana, 'note.add', { text: 'Said', at: now + ms }).code).toBe(code);
    if (code === 'ok') expect(room.list('note')[0]?.at).toBe(Math.min(now, now + ms));
  });

  it('is about something that its writer can see', () => {
    const { rana, moderator, ama, asks, published, does, newId } = withRapporteur();
    const [shown, hidden] = [published(ama), asks(ama)];
    const about = (actor: typeof rana, id: string, kind = 'question') =>
      does(actor, 'note.add', { text: 'Said', about: { kind, id } }).code;
    expect([about(rana, shown), about(rana, hidden), about(moderator, hidden)]).toEqual([
      'ok',
      'NOT_FOUND',
      'ok',
    ]);
    expect([about(rana, newId()), about(rana, shown, 'floor')]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  it('is changed by whoever has seen it as it stands, and taken away by an empty text', () => {
    const { rana, moderator, must, does, note, noted, room, mine } = withRapporteur();
    const noteId = String(
      must(rana, 'note.add', { text: 'One', about: { kind: 'person', id: rana.id } })['noteId'],
    );
    const seen = noted(noteId)?.rev;
    must(moderator, 'note.edit', { noteId, seen, text: 'Two', mark: 'flag' });
    expect(noted(noteId)).toMatchObject({
      text: 'Two',
      mark: 'flag',
      edited: true,
      by: { role: 'rapporteur' },
    });
    expect(does(rana, 'note.edit', { noteId, seen, text: 'Three' })).toMatchObject({
      code: 'CONFLICT',
      details: { record: { text: 'Two' } },
    });
    const { rev } = room.clock;
    must(rana, 'note.edit', { noteId, seen: noted(noteId)?.rev, text: 'Two' });
    expect(room.clock.rev).toBe(rev);
    must(rana, 'note.edit', { noteId, seen: noted(noteId)?.rev, text: '' });
    expect([noted(noteId), mine(rana).notes, note(noteId).text]).toEqual([undefined, [], '']);
    expect(does(rana, 'note.edit', { noteId, seen: rev, text: 'Back' }).code).toBe('NOT_FOUND');
  });

  it('moves no channel but that of staff, and stands in no ledger', () => {
    const { rana, must, room, ledger } = withRapporteur();
    const [before, entries] = [{ ...room.clock.channels }, ledger.length];
    must(rana, 'note.add', { text: 'Said' });
    expect(room.clock.channels).toEqual({ ...before, staff: room.clock.rev });
    expect(ledger).toHaveLength(entries);
  });

  it('is nobody’s to write but rapporteurs’ and staff’s', () => {
    const { rig, panellist, hub, does } = withRapporteur();
    for (const actor of [join(rig), panellist, hub, person(rig, 'interpreter', 'Ines')])
      expect(does(actor, 'note.add', { text: 'Said' }).code).toBe('NOT_ALLOWED');
  });
});
