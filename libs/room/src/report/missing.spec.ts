import { describe, expect, it } from '@jest/globals';
import { REPORT_GAPS, type ReportGapCode } from '@openfloor/contract';
import { openRoom } from '../testing/open-room.js';
import { person } from '../testing/seats.js';
import { completes, takeawayAt, withRapporteur, type Written } from '../testing/takeaways.js';
import { missingOf } from './missing.js';

function complete(): Written {
  const written = withRapporteur();
  takeawayAt(written, 'agreed');
  completes(written, written.rana);
  written.must(written.organiser, 'session.phase', { phase: 'closed' });
  return written;
}

/** Takes one thing away from a report of which nothing is missing. */
const WITHOUT = {
  organiser: (written) => empties(written, 'organiser'),
  rapporteur: ({ room }) => hidden(room, 'rapporteur'),
  moderator: ({ room }) => hidden(room, 'moderator'),
  discussion: (written) => empties(written, 'discussion'),
  way_forward: (written) => empties(written, 'way_forward'),
} satisfies Partial<Record<ReportGapCode, (written: Written) => unknown>>;

function empties({ must, rana, reported }: Written, section: string): void {
  must(rana, 'report.edit', { section, text: '', seen: reported()?.rev });
}

function hidden(room: Written['room'], role: string): void {
  for (const one of room.list('person')) if (one.role === role) one.left = true;
}

const codes = ({ room }: Pick<Written, 'room'>) => missingOf(room).map(({ code }) => code);

describe('what is missing in a report', () => {
  it('is nothing where all is there, and in a session without anything nearly all', () => {
    expect(missingOf(complete().room)).toEqual([]);
    const { organiser, must, room } = openRoom();
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(codes({ room })).toEqual(
      REPORT_GAPS.filter((code) => !['moderator', 'panellists', 'counts'].includes(code)),
    );
  });

  it.each(Object.entries(WITHOUT))('is %s where that is not there', (code, without) => {
    const written = complete();
    without(written);
    expect(codes(written)).toEqual([code]);
  });

  it('is no name of an organiser where one is of the programme', () => {
    const written = complete();
    empties(written, 'organiser');
    const { room } = written;
    const [someone] = room.list('person').filter(({ role }) => role === 'online_moderator');
    if (someone) someone.role = 'organiser';
    expect(missingOf(room)).toEqual([]);
  });

  it('is a takeaway that was settled: what is only shown concludes nothing', () => {
    const written = withRapporteur();
    completes(written, written.rana);
    for (const status of ['draft', 'shown', 'checking', 'dropped'] as const) takeawayAt(written, status);
    written.must(written.organiser, 'session.phase', { phase: 'closed' });
    expect(codes(written)).toEqual(['key_issues', 'takeaways']);
  });

  it('is told for each section by a takeaway as well as by a text', () => {
    const written = withRapporteur();
    const { drafts, must, rana } = written;
    for (const section of ['key_issues', 'discussion', 'way_forward']) {
      const takeawayId = drafts({ section });
      for (const step of ['show', 'check']) must(rana, `takeaway.${step}`, { takeawayId });
      must(rana, 'takeaway.settle', { takeawayId, as: 'agreed' });
    }
    written.must(written.organiser, 'session.phase', { phase: 'closed' });
    expect(codes(written)).toEqual(['organiser', 'presentations']);
  });

  it('is the paragraph of each of the panel who was there or spoke, and of nobody else', () => {
    const written = withRapporteur({ floor: true });
    const { rig, room, must, moderator, rana } = written;
    takeawayAt(written, 'agreed');
    completes(written, rana);
    const [_away, here, spoke] = ['Ada', 'Bo', 'Cleo'].map((name) => person(rig, 'panellist', name));
    expect(missingOf(room).filter(({ code }) => code === 'presentations')).toEqual([]);
    must(moderator, 'person.present', { personId: here?.id, present: true });
    const { floorId } = must(moderator, 'floor.give', { personId: spoke?.id });
    must(moderator, 'floor.end', { expect: floorId });
    must(written.organiser, 'session.phase', { phase: 'closed' });
    expect(missingOf(room)).toEqual([
      { code: 'presentations', personId: here?.id },
      { code: 'presentations', personId: spoke?.id },
    ]);
  });

  it('is one paragraph where nobody of the panel was marked as there', () => {
    const written = complete();
    const { rana, must, reported, panellist, room } = written;
    must(rana, 'report.edit', {
      section: 'presentations',
      personId: panellist.id,
      text: '',
      seen: reported()?.rev,
    });
    expect(missingOf(room)).toEqual([{ code: 'presentations', personId: null }]);
    must(rana, 'report.edit', { section: 'presentations', text: 'All views', seen: reported()?.rev });
    expect(missingOf(room)).toEqual([]);
  });

  it('is a count in which questions came to nothing, or to something twice', () => {
    const written = withRapporteur();
    const { ama, published, room, must, organiser } = written;
    const [one, other] = [published(ama), published(ama)];
    takeawayAt(written, 'agreed');
    completes(written, written.rana);
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(missingOf(room)).toEqual([]);
    const question = room.entry('question', one)?.record;
    if (question) question.lapsed = false;
    expect(codes(written)).toEqual(['counts']);
    if (question) Object.assign(question, { lapsed: true, no: room.entry('question', other)?.record.no });
    expect(codes(written)).toEqual(['counts']);
  });
});
