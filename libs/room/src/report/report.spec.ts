import { describe, expect, it } from '@jest/globals';
import { REPORT_DUE_MS, ReportView } from '@openfloor/contract';
import { completes, takeawayAt, withRapporteur, type Written } from '../testing/takeaways.js';

const writes = ({ does, rana, reported }: Written, section: string, text: string, seen?: number, more = {}) =>
  does(rana, 'report.edit', { section, text, seen: seen ?? reported()?.rev ?? 0, ...more });

/** A session of which nothing is missing, still open. */
function complete(): Written {
  const written = withRapporteur();
  takeawayAt(written, 'agreed');
  completes(written, written.rana);
  return written;
}

describe('the report', () => {
  it('is one, made with its first text, and read by the panel and staff', () => {
    const written = withRapporteur();
    const { room, reported, sees } = written;
    expect(reported()).toBeUndefined();
    for (const section of ['discussion', 'other']) writes(written, section, `On ${section}`);
    expect(room.count('report')).toBe(1);
    expect(reported()?.texts.map(({ section, text }) => [section, text])).toEqual([
      ['discussion', 'On discussion'],
      ['other', 'On other'],
    ]);
    expect(reported('staff')).toEqual(reported());
    expect(sees('public').some(({ kind }) => kind === 'report')).toBe(false);
    expect(ReportView.safeParse(reported()).error?.issues ?? []).toEqual([]);
  });

  it('is a conflict only where this very text has changed since it was seen', () => {
    const written = withRapporteur();
    const { reported, moderator, does } = written;
    writes(written, 'discussion', 'One');
    const seen = reported()?.rev ?? 0;
    expect(writes(written, 'other', 'Elsewhere', seen).code).toBe('ok');
    expect(writes(written, 'discussion', 'Two', seen).code).toBe('ok');
    const late = does(moderator, 'report.edit', { section: 'discussion', text: 'Three', seen });
    expect(late).toMatchObject({ code: 'CONFLICT', details: { record: { texts: [{ text: 'Two' }, {}] } } });
    expect(writes(written, 'discussion', 'Three', (reported()?.rev ?? 0) + 1).code).toBe('CONFLICT');
    expect(reported()?.texts[0]).toMatchObject({ text: 'Two', rev: reported()?.rev ?? 0 });
  });

  it('is a conflict within one turn too, where both write the same text', () => {
    const { rana, moderator, turn, reported } = withRapporteur();
    const edit = (section: string, text: string) => ({ section, text, seen: 0 });
    const codes = turn(
      [rana, 'report.edit', edit('discussion', 'One')],
      [moderator, 'report.edit', edit('discussion', 'Two')],
      [moderator, 'report.edit', edit('other', 'Three')],
    ).map(({ code }) => code);
    expect(codes).toEqual(['ok', 'CONFLICT', 'ok']);
    expect(reported()?.texts.map(({ rev }) => rev)).toEqual([reported()?.rev, reported()?.rev]);
  });

  it('loses a text that is emptied, and tells whoever goes on writing at it', () => {
    const written = withRapporteur();
    const { reported, room } = written;
    writes(written, 'discussion', 'One');
    const seen = reported()?.rev;
    writes(written, 'discussion', '');
    expect(reported()?.texts).toEqual([]);
    expect(writes(written, 'discussion', 'Two', seen).code).toBe('CONFLICT');
    const { rev } = room.clock;
    expect(writes(written, 'discussion', '').code).toBe('ok');
    expect(room.clock.rev).toBe(rev);
  });

  it('has a presentation of each of the panel, and of nobody else and nothing else', () => {
    const written = withRapporteur();
    const { panellist, reported, newId } = written;
    const of = (personId: string, section = 'presentations') =>
      writes(written, section, 'A view', undefined, { personId });
    expect(of(panellist.id).code).toBe('ok');
    expect(of(newId()).code).toBe('NOT_FOUND');
    expect(of(panellist.id, 'discussion').code).toBe('BAD_COMMAND');
    writes(written, 'presentations', 'All views');
    expect(reported()?.texts.map(({ personId }) => personId)).toEqual([panellist.id, null]);
  });

  it('is due two weeks after closing, and not while the session is open', () => {
    const written = withRapporteur();
    const { organiser, must, reported, room } = written;
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(reported()).toMatchObject({ texts: [], dueAt: (room.session.closedAt ?? 0) + REPORT_DUE_MS });
    const { id } = reported() ?? {};
    must(organiser, 'session.phase', { phase: 'open', reason: 'too early' });
    expect(reported()).toMatchObject({ id, dueAt: null });
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(reported()?.dueAt).toBe((room.session.closedAt ?? 0) + REPORT_DUE_MS);
  });
});

describe('filing the report', () => {
  it('is for a closed session in which nothing is missing', () => {
    const written = withRapporteur();
    const { rana, organiser, does, must } = written;
    expect(does(rana, 'report.file')).toMatchObject({ code: 'WRONG_STATE', details: { phase: 'open' } });
    must(organiser, 'session.phase', { phase: 'closed' });
    const { code, details } = does(rana, 'report.file');
    expect(code).toBe('WRONG_STATE');
    expect(details).toMatchObject({
      missing: ['organiser', 'key_issues', 'presentations', 'discussion', 'way_forward', 'takeaways'],
    });
  });

  it('is done once, and what is changed afterwards is open until it is filed again', () => {
    const written = complete();
    const { rana, organiser, must, does, reported, ledger } = written;
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(must(rana, 'report.file')).toMatchObject({ version: 1 });
    const filed = { status: 'filed', version: 1, filedBy: { role: 'rapporteur', personId: rana.id } };
    expect(reported()).toMatchObject(filed);
    expect(does(rana, 'report.file')).toMatchObject({ code: 'WRONG_STATE', details: { status: 'filed' } });
    writes(written, 'discussion', 'Better words');
    expect(reported()).toMatchObject({ ...filed, status: 'open' });
    must(rana, 'report.file');
    expect(reported()).toMatchObject({ status: 'filed', version: 2 });
    const told = ledger
      .filter(({ act }) => act === 'report.file')
      .map(({ about, from, to }) => ({ about, from, to }));
    const about = { kind: 'report', no: null };
    expect(told).toEqual([
      { about, from: 'open', to: 'filed' },
      { about, from: 'open', to: 'filed' },
    ]);
  });

  it('is undone by opening the session again', () => {
    const { rana, organiser, must, reported } = complete();
    must(organiser, 'session.phase', { phase: 'closed' });
    must(rana, 'report.file');
    must(organiser, 'session.phase', { phase: 'open', reason: 'too early' });
    expect(reported()).toMatchObject({ status: 'open', version: 1, dueAt: null });
  });
});
