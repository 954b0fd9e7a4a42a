import { describe, expect, it } from '@jest/globals';
import type { Scene, StageView } from '@openfloor/contract';
import { question, questionId, session, stage } from '../testing/records.js';
import { roomView } from '../testing/view.js';
import { hallOf, type Hall } from './hall.js';

const NOW = 10_000;
const onAir = (...nos: number[]) => session({ onAirIds: nos.map(questionId) });
const questions = [question(61, { status: 'on_air' }), question(44)];
const shown = (scene: Scene, no: number | null = null, at = 5_000) => ({
  scene,
  refId: no === null ? null : questionId(no),
  at,
});

const hall = (stages: StageView[], room = onAir(61)): Hall =>
  hallOf(roomView({ session: room, questions, stages }), NOW);

describe('What the hall sees', () => {
  it('is only claimed when a screen has reported it', () => {
    expect(hall([stage()]).state).toBe('silent');
    expect(hall([]).state).toBe('silent');
    expect(hall([stage({ shown: shown('question', 61) })])).toMatchObject({ state: 'sees', at: 5_000 });
  });

  it('is late while every screen still shows something else', () => {
    expect(hall([stage({ shown: shown('question', 44) })]).state).toBe('late');
    expect(hall([stage({ shown: shown('join') })]).state).toBe('late');
  });

  it('is seen as soon as one of several screens shows it, and each screen is named with its own truth', () => {
    const seen = hall([
      stage({ id: questionId(9_101), no: 2, name: 'Overlay', shown: shown('question', 61, 9_000) }),
      stage({ shown: shown('question', 44), name: 'Hall' }),
    ]);
    expect(seen.state).toBe('sees');
    expect(seen.screens.map(({ name, agrees }) => [name, agrees])).toEqual([
      ['Hall', false],
      ['Overlay', true],
    ]);
    expect(seen.at).toBe(9_000);
  });

  it('is something else where the stage was set to it, and such a screen is not at fault', () => {
    const blank = hall([stage({ scene: 'blank', shown: shown('blank') })]);
    expect(blank).toMatchObject({ state: 'other', first: { scene: 'blank' } });
    expect(blank.screens[0]?.agrees).toBe(true);
    expect(hall([stage({ scene: 'blank', shown: shown('question', 61) })]).screens[0]?.agrees).toBe(false);
  });

  it('is the question that a screen was set to by hand, also while another one is on air', () => {
    const held = stage({ scene: 'question', refId: questionId(44), shown: shown('question', 44) });
    expect(hall([held])).toMatchObject({ state: 'other', screens: [{ agrees: true }] });
  });

  it('is empty when nothing is on air; the join card is then what a screen should show', () => {
    const joins = stage({ shown: shown('join') });
    expect(hall([joins], session())).toMatchObject({ state: 'empty', screens: [{ agrees: true }] });
    const stale = stage({ shown: shown('question', 61) });
    expect(hall([stale], session()).screens[0]?.agrees).toBe(false);
  });
});
