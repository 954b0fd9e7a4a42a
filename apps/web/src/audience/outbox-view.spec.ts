import type { EntryState, OutboxEntry } from '@openfloor/client';
import { describe, expect, it } from '@jest/globals';
import { Intents, outgoingOf, SETTLING_MS } from './outbox-view.js';

const QUESTION = '11111111-1111-4111-8111-111111111111';

function vote(state: EntryState, on = true): OutboxEntry {
  return {
    id: 'c1',
    type: 'question.vote',
    args: { questionId: QUESTION, on },
    madeAt: 0,
    state,
    reply: undefined,
    unsent: false,
  };
}

function sources(entries: OutboxEntry[], votes = 41, counted = false) {
  return { entries, early: [], isOffline: false, seatRefused: null, server: () => ({ votes, counted }) };
}

describe('what the buttons show of the outbox', () => {
  it('goes from saving to kept to counted with the number of the tap', () => {
    const intents = new Intents();
    intents.paint(QUESTION, 42);
    for (const [state, shown] of [
      ['sending', 'saving'],
      ['kept', 'kept'],
      ['accepted', 'done'],
    ] as const) {
      expect(intents.from(sources([vote(state)], 60), 0).get(QUESTION)).toMatchObject({
        state: shown,
        shown: 42,
      });
    }
  });

  it('keeps the number until the figures that include the vote have come', () => {
    const intents = new Intents();
    intents.paint(QUESTION, 42);
    intents.from(sources([vote('accepted')]), 0);
    expect(intents.from(sources([], 41, true), 10).get(QUESTION)).toMatchObject({ state: 'done', shown: 42 });
    expect(intents.from(sources([], 42, true), 20).has(QUESTION)).toBe(false);
  });

  it('lets the figures speak again after a while, whatever they say', () => {
    const intents = new Intents();
    intents.from(sources([vote('accepted')]), 0);
    expect(intents.from(sources([], 39, true), 10).has(QUESTION)).toBe(true);
    expect(intents.from(sources([], 39, true), 10 + SETTLING_MS).has(QUESTION)).toBe(false);
  });

  it('shows a vote that survived a reload with one more than the server knows of', () => {
    expect(new Intents().from(sources([vote('kept')]), 0).get(QUESTION)).toMatchObject({ shown: 42 });
    expect(new Intents().from(sources([vote('kept')], 42, true), 0).get(QUESTION)).toMatchObject({
      shown: 42,
    });
    expect(new Intents().from(sources([vote('kept', false)], 42, true), 0).get(QUESTION)).toMatchObject({
      shown: 41,
    });
  });

  it('reverts the number and carries the code when the vote is refused', () => {
    const refused: OutboxEntry = {
      ...vote('refused'),
      reply: { ok: false, id: 'c1', code: 'SESSION_CLOSED', message: '' },
    };
    const intents = new Intents();
    intents.paint(QUESTION, 42);
    expect(intents.from(sources([refused]), 0).get(QUESTION)).toEqual({
      on: true,
      shown: 41,
      state: 'refused',
      code: 'SESSION_CLOSED',
    });
  });

  it('shows what was done before there was a seat as saving, and as kept while offline', () => {
    const early = [
      { id: 'e', steps: [{ type: 'question.vote' as const, args: { questionId: QUESTION, on: true } }] },
    ];
    const online = new Intents().from({ ...sources([]), early }, 0);
    const offline = new Intents().from({ ...sources([]), early, isOffline: true }, 0);
    expect(online.get(QUESTION)?.state).toBe('saving');
    expect(offline.get(QUESTION)?.state).toBe('kept');
  });
});

describe('a phone that was refused a seat', () => {
  const early = [
    { id: 'v', steps: [{ type: 'question.vote' as const, args: { questionId: QUESTION, on: true } }] },
    { id: 'q', steps: [{ type: 'question.submit' as const, args: { text: 'Why?', language: 'en' } }] },
  ];

  it('does not pretend that its votes and questions are on their way', () => {
    const refused = { ...sources([]), early, seatRefused: 'SWITCHED_OFF' as const };
    expect(new Intents().from(refused, 0).get(QUESTION)).toMatchObject({ state: 'refused', shown: 41 });
    expect(outgoingOf(refused, () => false)).toEqual([
      {
        id: 'q',
        type: 'question.submit',
        args: { text: 'Why?', language: 'en' },
        state: 'refused',
        code: 'SWITCHED_OFF',
      },
    ]);
  });
});

describe('questions that have no receipt yet', () => {
  it('stand under Mine as sending, kept or refused', () => {
    const submit = (state: EntryState): OutboxEntry => ({
      id: state,
      type: 'question.submit',
      args: { text: 'Why?', language: 'fr' },
      madeAt: 0,
      state,
      unsent: false,
      reply: state === 'refused' ? { ok: false, id: 'x', code: 'QUOTA_REACHED', message: '' } : undefined,
    });
    const shown = outgoingOf(
      sources([submit('sending'), submit('kept'), submit('refused'), submit('accepted')]),
      () => false,
    );
    expect(shown.map(({ state }) => state)).toEqual(['sending', 'kept', 'refused', 'sending']);
    expect(shown[2]).toMatchObject({ code: 'QUOTA_REACHED', args: { text: 'Why?', language: 'fr' } });
  });

  it('leave once what became of them is to be seen, whatever else the phone still waits for', () => {
    const asked: OutboxEntry = {
      id: 'c',
      type: 'floor.request',
      args: { class: 'intervention' },
      madeAt: 0,
      state: 'accepted',
      unsent: false,
      reply: { ok: true, id: 'c', rev: 7, beat: 3, result: { floorId: 'f1', no: 4, position: 2 } },
    };
    expect(outgoingOf(sources([asked]), (id) => id === 'f2')).toHaveLength(1);
    expect(outgoingOf(sources([asked]), (id) => id === 'f1')).toEqual([]);
  });
});
