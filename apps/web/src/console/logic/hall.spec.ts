import { describe, expect, it } from '@jest/globals';
import { questionId, session, stage } from '../testing/records.js';
import { hallOf } from './hall.js';

const onAir = session({ onAirIds: [questionId(61)] });
const shown = (no: number | null, scene: 'auto' | 'question' | 'blank' | 'join' = 'auto') => ({
  refId: no === null ? null : questionId(no),
  scene,
  at: 5_000,
});

describe('What the hall sees', () => {
  it('is only claimed when a screen has reported it', () => {
    expect(hallOf(onAir, [stage()]).state).toBe('silent');
    expect(hallOf(onAir, []).state).toBe('silent');
    expect(hallOf(onAir, [stage({ shown: shown(61) })])).toMatchObject({ state: 'sees', at: 5_000 });
  });

  it('is late while every screen still shows something else', () => {
    expect(hallOf(onAir, [stage({ shown: shown(44) })]).state).toBe('late');
    expect(hallOf(onAir, [stage({ shown: shown(null) })]).state).toBe('late');
  });

  it('is seen as soon as one of several screens shows it, and each screen is named with its own truth', () => {
    const hall = hallOf(onAir, [
      stage({ shown: shown(44), name: 'Hall' }),
      stage({ id: questionId(9_101), name: 'Overlay', shown: { ...shown(61), at: 9_000 } }),
    ]);
    expect(hall.state).toBe('sees');
    expect(hall.screens.map((screen) => screen.agrees)).toEqual([false, true]);
    expect(hall.at).toBe(9_000);
  });

  it('does not see the question where the stage is blank, and the blank screen is not at fault', () => {
    const hall = hallOf(onAir, [stage({ scene: 'blank', shown: shown(null, 'blank') })]);
    expect(hall.state).toBe('late');
    expect(hall.screens[0]?.agrees).toBe(true);
  });

  it('is empty when nothing is on air', () => {
    const hall = hallOf(session(), [stage({ shown: shown(null) })]);
    expect(hall).toMatchObject({ state: 'empty', screens: [{ agrees: true }] });
    expect(hallOf(session(), [stage({ shown: shown(61) })]).screens[0]?.agrees).toBe(false);
  });
});
