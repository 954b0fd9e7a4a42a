import { describe, expect, it } from '@jest/globals';
import { SessionReport } from '@openfloor/contract';
import { materialOf } from '../testing/material.js';
import { HIDDEN, playSession } from '../testing/play.js';
import { reportFor } from '../making/make.js';

const reportIn = (played = playSession(), preview = false) =>
  reportFor(materialOf(played, preview ? 'preview' : 'filed'), 'en');

describe('the report of a session', () => {
  it('is what the contract says, filed or not, open or closed', () => {
    const filed = playSession();
    filed.files();
    for (const played of [playSession({ close: false }), playSession(), filed])
      for (const preview of [true, false])
        expect(SessionReport.safeParse(reportIn(played, preview)).error?.issues ?? []).toEqual([]);
  });

  it('has what people wrote, and everything else from the room', () => {
    const played = playSession();
    played.files();
    const report = reportIn(played);
    expect(report).toMatchObject({
      status: 'filed',
      version: 1,
      missing: [],
      session: { title: 'Security', meeting: { name: 'Meeting', city: 'Athens' } },
      people: {
        moderators: [{ name: 'Mona' }],
        rapporteurs: [{ name: 'Rita', affiliation: 'A newspaper' }],
        speakers: [{ name: 'Pia', stakeholderGroup: 'academia' }],
      },
      agenda: [{ title: 'Opening' }, { title: 'Open floor' }],
      presentations: [{ name: 'Pia', text: 'Pia showed figures.' }],
      access: [{ kind: 'captions' }],
    });
    expect(report.dueAt).toBe((report.about.frozenAt ?? 0) + 14 * 24 * 3_600_000);
    expect(report.words.map(({ section }) => section)).toEqual(['discussion']);
  });

  it('counts every question in one state, and the states add up to what was asked', () => {
    for (const played of [playSession({ close: false }), playSession()]) {
      const { counts, online, questions } = reportIn(played);
      const recounted: Record<string, number> = {};
      for (const { status, lapsed } of played.room.list('question')) {
        const reads = lapsed && ['pending', 'published', 'shortlisted'].includes(status) ? 'lapsed' : status;
        recounted[reads] = (recounted[reads] ?? 0) + 1;
      }
      const { asked, ...states } = counts;
      expect(asked).toBe(5);
      expect(sum(Object.values(states))).toBe(asked);
      for (const [state, n] of Object.entries(recounted))
        expect([state, states[named(state) as keyof typeof states]]).toEqual([state, n]);
      const { answered, forwarded, other } = online.questions;
      expect(answered + forwarded + other).toBe(online.questions.asked);
      for (const row of online.shown) expect(row.answered + row.forwarded + row.other).toBe(row.asked);
      expect(sum(online.shown.map((row) => row.asked))).toBe(questions.length);
    }
  });

  it('shares out the time so that every list adds up to what was spoken', () => {
    const { speaking, turns, presentations } = reportIn();
    const all = sum(turns.map(({ seconds }) => seconds));
    expect(all).toBeGreaterThan(170);
    for (const list of [
      speaking.groups,
      speaking.regions,
      speaking.attendances,
      [speaking.panel, speaking.floor],
    ])
      expect(sum(list.map(({ seconds }) => seconds))).toBe(all);
    expect(speaking.groups.find(({ group }) => group === 'government')?.turns).toBe(1);
    expect(presentations[0]?.seconds).toBe(speaking.panel.seconds);
  });

  it('has takeaways with what they stand on and who dissents, by group and never by name', () => {
    const { takeaways } = reportIn();
    expect(takeaways).toMatchObject([
      {
        section: 'key_issues',
        status: 'agreed',
        evidence: [
          { kind: 'question', no: 1, stakeholderGroup: 'civil_society' },
          { kind: 'floor', no: 2, stakeholderGroup: 'government' },
        ],
        dissent: [],
      },
      {
        section: 'way_forward',
        status: 'contested',
        owner: 'Parliaments',
        dissent: [{ text: 'Not all of us agree to pay.', stakeholderGroup: 'government' }],
      },
    ]);
  });

  it('has polls with their grade, hands beside, and debts and what was not reached', () => {
    const { polls, debts, lapsed, questions, moderation } = { ...reportIn(), ...reportIn().about };
    expect(polls[0]).toMatchObject({
      results: { answered: 3, cells: [2, 1] },
      hands: { cells: [0, 9], headcount: 40 },
    });
    expect(polls[1]?.results.texts.map(({ text }) => text)).toEqual(['Trust']);
    expect(debts).toMatchObject([{ no: 2, by: ['Pia'], dueAt: 1_163_000_000_000 }]);
    expect(lapsed).toEqual([3]);
    expect(questions[0]).toMatchObject({ votes: 1, hands: { hands: 12 }, credits: 2 });
    expect(moderation).toMatchObject({
      declined: 1,
      merged: 1,
      edited: 1,
      reasons: [{ reason: 'off_topic', questions: 1 }],
    });
  });

  it('tells how many voices there are only once the session is closed, and never how few', () => {
    expect(reportIn(playSession({ close: false })).about.voices).toEqual({
      asked: null,
      voted: null,
      spoke: null,
      polled: null,
    });
    expect(reportIn().about.voices).toEqual({ asked: 4, voted: null, spoke: 2, polled: 3 });
  });

  it('shows drafts in a preview alone, and there what is missing', () => {
    const played = playSession();
    const texts = (preview: boolean) => JSON.stringify(reportIn(played, preview).takeaways);
    expect(texts(true)).toContain(HIDDEN.panel.draft);
    expect(texts(false)).not.toContain(HIDDEN.panel.draft);
    expect(reportIn(played, true).missing).toEqual([
      { code: 'presentations', person: 'Pia' },
      { code: 'discussion', person: null },
    ]);
  });

  it('has no votes where the session tells none', () => {
    const { questions, about } = reportIn(playSession({ rules: { showVotes: false } }));
    expect(questions.map(({ votes }) => votes)).toEqual(questions.map(() => null));
    expect(about.leftOut.map(({ code }) => code)).toContain('votes');
  });
});

/** What the counts of the contract call a state. */
function named(state: string): string {
  return { on_air: 'onAir', pending: 'inReview' }[state] ?? state;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
