import { describe, expect, it } from '@jest/globals';
import { takeawayAt, withRapporteur, WORDS } from '../testing/takeaways.js';

describe('a draft of a takeaway', () => {
  it('is seen by the panel and staff and by nobody else', () => {
    const { drafts, told, must, does, ama, ben, rana } = withRapporteur();
    const takeawayId = drafts();
    expect([told(takeawayId), told(takeawayId, 'panel')?.status, told(takeawayId, 'staff')?.status]).toEqual([
      undefined,
      'draft',
      'draft',
    ]);
    for (const actor of [ama, ben])
      expect(does(actor, 'takeaway.object', { takeawayId, text: 'No' }).code).toBe('NOT_FOUND');
    must(rana, 'takeaway.show', { takeawayId });
    expect(told(takeawayId)).toMatchObject({ no: 1, status: 'shown', text: WORDS, version: 1 });
    expect(told(takeawayId)).not.toHaveProperty('history');
  });

  it('gets its number and its place at the end of its section', () => {
    const { drafts, takeaway } = withRapporteur();
    const ids = [drafts(), drafts({ section: 'way_forward' }), drafts()];
    expect(ids.map((id) => takeaway(id).no)).toEqual([1, 2, 3]);
    const [one, other, last] = ids.map((id) => takeaway(id).position) as [string, string, string];
    expect([other === one, last > one]).toEqual([true, true]);
  });

  it('keeps what is not named and refuses what somebody else has changed meanwhile', () => {
    const { drafts, edits, takeaway, rev, does, rana, moderator } = withRapporteur();
    const takeawayId = drafts({ heading: 'Audits', owner: 'Parliaments' });
    const seen = rev(takeawayId);
    expect(edits(takeawayId, { text: 'Other words' }).code).toBe('ok');
    expect(takeaway(takeawayId)).toMatchObject({
      heading: 'Audits',
      owner: 'Parliaments',
      text: 'Other words',
    });
    const late = does(moderator, 'takeaway.edit', { takeawayId, seen, text: 'Mine' });
    expect(late).toMatchObject({ code: 'CONFLICT', details: { record: { text: 'Other words' } } });
    const future = does(rana, 'takeaway.edit', { takeawayId, seen: rev(takeawayId) + 1, text: 'Mine' });
    expect(future.code).toBe('CONFLICT');
  });

  it('is in nobody’s way while objections come in', () => {
    const written = withRapporteur();
    const { ben, edits, rev, objects, rana, does } = written;
    const takeawayId = takeawayAt(written, 'checking');
    const seen = rev(takeawayId);
    expect(objects(ben, takeawayId).code).toBe('ok');
    expect(rev(takeawayId)).toBeGreaterThan(seen);
    expect(does(rana, 'takeaway.edit', { takeawayId, seen, text: 'Milder words' }).code).toBe('ok');
    expect(edits(takeawayId, { text: 'Milder words' }).code).toBe('ok');
  });
});

describe('every wording', () => {
  it('is kept, with what it was and who changed it', () => {
    const written = withRapporteur();
    const { drafts, edits, takeaway, must, rana, moderator, later, told } = written;
    const takeawayId = drafts();
    later(30_000);
    edits(takeawayId, { text: 'Second words' });
    must(rana, 'takeaway.show', { takeawayId });
    edits(takeawayId, { text: 'Third words', heading: 'Audits' }, moderator);
    expect(takeaway(takeawayId)).toMatchObject({ version: 3, text: 'Third words', heading: 'Audits' });
    expect(told(takeawayId, 'panel')?.history).toMatchObject([
      { version: 1, text: WORDS, heading: '', status: 'draft', role: 'rapporteur' },
      { version: 2, text: 'Second words', heading: '', status: 'shown', role: 'moderator' },
    ]);
  });

  it('is one as long as one person goes on typing at a draft, half a minute at most', () => {
    const { drafts, edits, takeaway, later, moderator } = withRapporteur();
    const takeawayId = drafts({ text: 'A' });
    for (const text of ['Au', 'Aud']) edits(takeawayId, { text });
    expect(takeaway(takeawayId)).toMatchObject({ version: 1, history: [], text: 'Aud' });
    edits(takeawayId, { text: 'Audit' }, moderator);
    expect(takeaway(takeawayId)).toMatchObject({ version: 2, history: [{ text: 'Aud' }] });
    for (let saved = 0; saved < 10; saved += 1) {
      edits(takeawayId, { text: `Audits ${saved}` }, moderator);
      later(9_000);
    }
    expect(takeaway(takeawayId).version).toBe(5);
  });

  it('counts at once when it has been shown, and from then on as it does at a draft', () => {
    const written = withRapporteur();
    const takeawayId = takeawayAt(written, 'shown');
    for (const text of ['On', 'One']) written.edits(takeawayId, { text });
    expect(written.takeaway(takeawayId)).toMatchObject({
      version: 2,
      text: 'One',
      history: [{ text: WORDS }],
    });
    written.later(30_000);
    written.edits(takeawayId, { text: 'Two' });
    expect(written.takeaway(takeawayId)).toMatchObject({
      version: 3,
      history: [{ text: WORDS }, { text: 'One' }],
    });
  });

  it('is kept where somebody was asked about it, however soon it is changed', () => {
    const written = withRapporteur();
    const { edits, later, must, rana } = written;
    const takeawayId = takeawayAt(written, 'shown');
    edits(takeawayId, { text: 'One' });
    for (const act of ['takeaway.check', 'takeaway.show'] as const) {
      later(1_000);
      must(rana, act, { takeawayId });
    }
    edits(takeawayId, { text: 'Two' });
    expect(written.takeaway(takeawayId).history).toMatchObject([{ text: WORDS }, { text: 'One' }]);
  });

  it.each([
    { text: 'Others' },
    { heading: 'Others' },
    { language: 'fr' },
    { oneView: true },
    { owner: 'Parliaments' },
    { dueAt: 2_000_000_000_000 },
  ])('that is another one has been agreed to by nobody: %j', (change) => {
    const written = withRapporteur();
    const { ben, edits, objects, takeaway, does, rana } = written;
    for (const status of ['shown', 'checking', 'agreed', 'contested'] as const) {
      const takeawayId = takeawayAt(written, status);
      if (status === 'checking') objects(ben, takeawayId);
      const { objections } = takeaway(takeawayId);
      edits(takeawayId, change);
      expect(takeaway(takeawayId)).toMatchObject({ status: 'shown', settledAs: null, commentsUntil: null });
      expect(takeaway(takeawayId)).toMatchObject({ version: 2, history: [{ version: 1, status }] });
      expect(takeaway(takeawayId).objections).toEqual(objections);
    }
    const takeawayId = takeawayAt(written, 'final');
    expect(edits(takeawayId, change)).toMatchObject({ code: 'WRONG_STATE', details: { status: 'final' } });
    const dropped = takeawayAt(written, 'dropped');
    expect(does(rana, 'takeaway.edit', { takeawayId: dropped, seen: 99, ...change }).code).toBe(
      'WRONG_STATE',
    );
  });

  it('is the same where only its place or what it stands on changes', () => {
    const written = withRapporteur();
    const { ama, published, edits, takeaway } = written;
    const takeawayId = takeawayAt(written, 'agreed');
    const evidence = [{ kind: 'question', id: published(ama) }];
    expect(edits(takeawayId, { section: 'discussion', evidence }).result).toEqual({
      version: 1,
      status: 'agreed',
    });
    expect(takeaway(takeawayId)).toMatchObject({ section: 'discussion', version: 1, history: [] });
  });

  it('that was shown is not emptied; a draft can be', () => {
    const written = withRapporteur();
    const { edits, takeaway } = written;
    const [shown, draft] = [takeawayAt(written, 'shown'), takeawayAt(written, 'draft')];
    expect(edits(shown, { text: '' })).toMatchObject({ code: 'WRONG_STATE', details: { status: 'shown' } });
    expect([edits(draft, { text: '' }).code, takeaway(draft).text]).toEqual(['ok', '']);
  });

  it('that changes nothing leaves the room as it was', () => {
    const { drafts, edits, room } = withRapporteur();
    const takeawayId = drafts();
    const { rev } = room.clock;
    expect(edits(takeawayId, { text: WORDS, section: 'key_issues' }).code).toBe('ok');
    expect(room.clock.rev).toBe(rev);
  });
});

describe('the order of takeaways', () => {
  const orderOf = ({ room }: ReturnType<typeof withRapporteur>) =>
    room
      .list('takeaway')
      .filter(({ section }) => section === 'key_issues')
      .sort((one, other) => (one.position < other.position ? -1 : 1))
      .map(({ no }) => no);

  it('is that of the rapporteur, section by section', () => {
    const written = withRapporteur();
    const { drafts, must, does, rana } = written;
    const [one, two, three] = [drafts(), drafts(), drafts()];
    const apart = drafts({ section: 'way_forward' });
    must(rana, 'takeaway.move', { takeawayId: three, before: one });
    expect(orderOf(written)).toEqual([3, 1, 2]);
    must(rana, 'takeaway.move', { takeawayId: three });
    expect(orderOf(written)).toEqual([1, 2, 3]);
    must(rana, 'takeaway.move', { takeawayId: two, before: two });
    expect(orderOf(written)).toEqual([1, 2, 3]);
    for (const before of [apart, written.newId()])
      expect(does(rana, 'takeaway.move', { takeawayId: one, before }).code).toBe('WRONG_STATE');
  });

  it('holds however often two change places', () => {
    const written = withRapporteur();
    const { drafts, must, rana, takeaway } = written;
    const ids = [drafts(), drafts(), drafts()];
    for (let turn = 0; turn < 200; turn += 1) {
      must(rana, 'takeaway.move', { takeawayId: ids[turn % 2 ? 1 : 2], before: ids[turn % 2 ? 2 : 1] });
      expect(orderOf(written)).toEqual(turn % 2 ? [1, 2, 3] : [1, 3, 2]);
    }
    expect(Math.max(...ids.map((id) => takeaway(id).position.length))).toBeLessThanOrEqual(32);
  });
});
