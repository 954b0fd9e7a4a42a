import { DEFAULT_RULES, type Format, type Preset, type Rules, type SessionType } from '@openfloor/contract';

interface Start {
  sessionType: SessionType;
  format: Format;
  rules: Partial<Rules>;
}

/**
 * How a room begins for each kind of occasion. A workshop shows questions at once, since everybody knows each
 * other; a hearing asks whom one speaks for; a town hall is large, so fewer questions a person.
 */
const PRESETS: Record<Preset, Start> = {
  workshop: { sessionType: 'workshop', format: 'roundtable', rules: { review: 'after' } },
  panel: { sessionType: 'main_session', format: 'panel', rules: {} },
  hearing: {
    sessionType: 'public_forum',
    format: 'panel',
    rules: { identity: { least: 'affiliation', most: 'public' }, questionsPerPerson: 2 },
  },
  town_hall: { sessionType: 'town_hall', format: 'panel', rules: { questionsPerPerson: 3 } },
};

/** Type, format and whole rules of a room made with this preset. */
export function startOf(preset: Preset): { sessionType: SessionType; format: Format; rules: Rules } {
  const { sessionType, format, rules } = PRESETS[preset];
  return { sessionType, format, rules: { ...DEFAULT_RULES, ...rules } };
}
