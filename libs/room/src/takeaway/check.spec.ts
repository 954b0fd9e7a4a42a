import { describe, expect, it } from '@jest/globals';
import { TAKEAWAY_STATUSES, type TakeawayStatus } from '@openfloor/contract';
import { table } from '../testing/states.js';
import { takeawayAt, withRapporteur } from '../testing/takeaways.js';

/** From the row by the command of the column; `-`: `WRONG_STATE`. Where somebody objected only `contest` holds, else only `agree`. */
const ROADS = `
           show   check     agree   contest    final  drop
draft      shown  -         -       -          -      dropped
shown      -      checking  -       -          -      dropped
checking   shown  -         agreed  -          -      dropped
agreed     -      -         agreed  -          final  dropped
contested  -      checking  -       contested  final  dropped
final      -      -         -       -          -      -
dropped    -      -         -       -          -      -
`;

describe('the states of a takeaway', () => {
  it('are all in the table', () => {
    expect([...new Set(table(ROADS).map(({ row }) => row))]).toEqual([...TAKEAWAY_STATUSES]);
  });

  it.each(table(ROADS))('$row, $column: $cell', ({ row, column, cell }) => {
    const written = withRapporteur();
    const { rana, does, takeaway } = written;
    const takeawayId = takeawayAt(written, row as TakeawayStatus);
    const orders: Record<string, [string, object]> = {
      agree: ['settle', { as: 'agreed' }],
      contest: ['settle', { as: 'contested' }],
    };
    const [command, more] = orders[column] ?? [column, {}];
    const { code } = does(rana, `takeaway.${command}`, { takeawayId, ...more });
    expect(code).toBe(cell === '-' ? 'WRONG_STATE' : 'ok');
    expect(takeaway(takeawayId).status).toBe(cell === '-' ? row : cell);
  });

  it('are seen by everybody from the first showing until it is dropped', () => {
    const written = withRapporteur();
    for (const status of TAKEAWAY_STATUSES) {
      const takeawayId = takeawayAt(written, status);
      const isShown = status !== 'draft' && status !== 'dropped';
      expect(written.told(takeawayId) !== undefined).toBe(isShown);
      expect(written.told(takeawayId, 'panel')?.status).toBe(status);
    }
  });
});

describe('showing a takeaway', () => {
  it('needs words: a heading alone is a place kept for some', () => {
    const { drafts, does, rana, edits } = withRapporteur();
    const takeawayId = drafts({ text: '', heading: 'Law' });
    expect(does(rana, 'takeaway.show', { takeawayId })).toMatchObject({
      code: 'WRONG_STATE',
      details: { text: '' },
    });
    edits(takeawayId, { text: 'Law' });
    expect(does(rana, 'takeaway.show', { takeawayId }).code).toBe('ok');
  });

  it.each([
    [Array.from({ length: 60 }, () => 'word').join(' '), 60, false],
    [Array.from({ length: 61 }, () => 'word').join(' '), 61, true],
    ['审计机构需要法律授权。', undefined, false],
  ])('tells how many words it has and stops nobody: %#', (text, count, isLong) => {
    const { drafts, must, rana } = withRapporteur();
    const { words, hint } = must(rana, 'takeaway.show', { takeawayId: drafts({ text }) });
    if (count) expect(words).toBe(count);
    else expect(words).toBeGreaterThan(2);
    expect(hint).toBe(isLong ? 'long' : undefined);
  });
});

describe('a check', () => {
  it('is agreed to only when nobody objects any more, however many do not', () => {
    const written = withRapporteur();
    const { ama, ben, rana, must, does, objects } = written;
    const takeawayId = takeawayAt(written, 'checking');
    for (const actor of [ama, ben]) objects(actor, takeawayId);
    const agree = () => does(rana, 'takeaway.settle', { takeawayId, as: 'agreed' });
    expect(agree()).toMatchObject({ code: 'WRONG_STATE', details: { status: 'checking', standing: 2 } });
    must(ama, 'takeaway.retract', { takeawayId });
    expect(agree()).toMatchObject({ code: 'WRONG_STATE', details: { standing: 1 } });
    must(ben, 'takeaway.retract', { takeawayId });
    expect(agree().code).toBe('ok');
  });

  it('is contested only where somebody objects', () => {
    const written = withRapporteur();
    const { ama, rana, does, objects, takeaway } = written;
    const takeawayId = takeawayAt(written, 'checking');
    const contest = () => does(rana, 'takeaway.settle', { takeawayId, as: 'contested' });
    expect(contest()).toMatchObject({ code: 'WRONG_STATE', details: { standing: 0 } });
    objects(ama, takeawayId);
    expect(contest().code).toBe('ok');
    expect(takeaway(takeawayId)).toMatchObject({ status: 'contested', settledAs: 'contested' });
  });

  it('goes for several at once', () => {
    const written = withRapporteur();
    const ids = [takeawayAt(written, 'checking'), takeawayAt(written, 'checking')];
    for (const id of ids) expect(written.objects(written.ama, id).code).toBe('ok');
  });

  it('has against it what was said against earlier words, until whoever said it takes it back', () => {
    const written = withRapporteur();
    const { ben, rana, must, does, edits, takeaway, told } = written;
    const takeawayId = takeawayAt(written, 'contested');
    edits(takeawayId, { text: 'Milder words' });
    for (const step of ['show', 'check']) does(rana, `takeaway.${step}`, { takeawayId });
    expect(told(takeawayId, 'panel')).toMatchObject({
      status: 'checking',
      version: 2,
      objections: [{ version: 1 }],
    });
    const agree = () => does(rana, 'takeaway.settle', { takeawayId, as: 'agreed' });
    expect(agree()).toMatchObject({ code: 'WRONG_STATE', details: { standing: 1 } });
    must(ben, 'takeaway.retract', { takeawayId });
    expect(agree().code).toBe('ok');
    expect(takeaway(takeawayId).objections).toHaveLength(1);
  });

  it('does not hear who was removed, and hears them again when they are back', () => {
    const written = withRapporteur();
    const { ben, moderator, rana, must, does, objects } = written;
    const takeawayId = takeawayAt(written, 'checking');
    objects(ben, takeawayId);
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    must(rana, 'takeaway.settle', { takeawayId, as: 'agreed' });
    must(moderator, 'participant.restore', { participantId: ben.id });
    expect(does(rana, 'takeaway.final', { takeawayId })).toMatchObject({
      code: 'WRONG_STATE',
      details: { standing: 1 },
    });
  });
});

describe('the time for comments', () => {
  const MINUTE = 60_000;

  it('takes objections of everybody until it is over, and nothing is final before', () => {
    const written = withRapporteur();
    const { rana, ama, ben, rig, must, does, objects, later, takeaway, organiser } = written;
    const takeawayId = takeawayAt(written, 'checking');
    must(rana, 'takeaway.settle', { takeawayId, as: 'agreed', commentsUntil: rig.now + MINUTE });
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(objects(ama, takeawayId).code).toBe('ok');
    const final = () => does(rana, 'takeaway.final', { takeawayId });
    expect(final()).toMatchObject({
      code: 'WRONG_STATE',
      details: { commentsUntil: takeaway(takeawayId).commentsUntil },
    });
    later(MINUTE);
    expect(objects(ben, takeawayId)).toMatchObject({ code: 'WRONG_STATE', details: { status: 'agreed' } });
    expect(final()).toMatchObject({ code: 'WRONG_STATE', details: { standing: 1 } });
    must(rana, 'takeaway.settle', { takeawayId, as: 'contested' });
    expect(final().code).toBe('ok');
    expect(takeaway(takeawayId)).toMatchObject({ status: 'final', settledAs: 'contested' });
  });

  it('is over at its very instant', () => {
    const written = withRapporteur();
    const { rana, ama, rig, must, objects, later } = written;
    const [one, other] = [takeawayAt(written, 'checking'), takeawayAt(written, 'checking')];
    const commentsUntil = rig.now + MINUTE;
    for (const takeawayId of [one, other])
      must(rana, 'takeaway.settle', { takeawayId, as: 'agreed', commentsUntil });
    later(commentsUntil - rig.now - 1_001);
    expect(rig.now).toBe(commentsUntil - 1_001);
    expect(objects(ama, one).code).toBe('ok');
    later(-999);
    expect(objects(ama, other).code).toBe('WRONG_STATE');
    expect(rig.now).toBe(commentsUntil);
  });

  it('stays as it is where it is not named, and can be moved or closed', () => {
    const written = withRapporteur();
    const { rana, rig, must, does, takeaway } = written;
    const takeawayId = takeawayAt(written, 'checking');
    const settle = (more = {}) => does(rana, 'takeaway.settle', { takeawayId, as: 'agreed', ...more });
    const commentsUntil = rig.now + MINUTE;
    expect(settle({ commentsUntil: rig.now }).code).toBe('WRONG_STATE');
    settle({ commentsUntil });
    settle();
    expect(takeaway(takeawayId).commentsUntil).toBe(commentsUntil);
    settle({ commentsUntil: null });
    expect(takeaway(takeawayId).commentsUntil).toBeNull();
    must(rana, 'takeaway.final', { takeawayId });
  });

  it('opens no check: what was being checked when the session closed can be settled, and nobody new objects', () => {
    const written = withRapporteur();
    const { rana, ama, organiser, must, objects } = written;
    const takeawayId = takeawayAt(written, 'checking');
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(objects(ama, takeawayId).code).toBe('WRONG_STATE');
    must(rana, 'takeaway.settle', { takeawayId, as: 'agreed' });
  });
});

describe('what the ledger says of a takeaway', () => {
  it('is who showed, checked, settled, ended and dropped it, from what to what; of drafts nothing', () => {
    const written = withRapporteur();
    const { ledger, drafts, edits, must, rana, objects, ben, takeaway, does } = written;
    const before = ledger.length;
    const takeawayId = drafts({ text: 'Secret draft' });
    edits(takeawayId, { text: 'Secret words' });
    must(rana, 'takeaway.drop', { takeawayId: drafts() });
    expect(ledger).toHaveLength(before);
    for (const step of ['show', 'check']) must(rana, `takeaway.${step}`, { takeawayId });
    objects(ben, takeawayId, 'Secret objection');
    must(rana, 'takeaway.admit', {
      takeawayId,
      objectionId: takeaway(takeawayId).objections[0]?.id,
      on: true,
    });
    must(rana, 'takeaway.settle', { takeawayId, as: 'contested' });
    edits(takeawayId, { text: 'Other words' });
    edits(takeawayId, { text: 'Third words' });
    edits(takeawayId, { section: 'discussion' });
    does(ben, 'takeaway.retract', { takeawayId });
    must(rana, 'takeaway.drop', { takeawayId });
    const about = { kind: 'takeaway', no: 1 };
    const told = ledger.slice(before).map(({ hidden: _hidden, at: _at, ...rest }) => rest);
    const act = (name: string, from: string | null, to: string | null) => ({
      ...{ role: 'rapporteur', reason: null, act: `takeaway.${name}`, about },
      ...{ from, to },
    });
    expect(told).toEqual([
      act('show', 'draft', 'shown'),
      act('check', 'shown', 'checking'),
      act('admit', null, 'admitted'),
      act('settle', 'checking', 'contested'),
      act('edit', 'contested', 'shown'),
      act('edit', null, null),
      act('edit', null, null),
      act('drop', 'shown', 'dropped'),
    ]);
    expect(JSON.stringify(told)).not.toContain('Secret');
    expect(JSON.stringify(ledger)).not.toContain('Secret objection');
  });
});
