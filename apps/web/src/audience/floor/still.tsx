import type { ComponentType } from 'react';
import { ar } from '../../text/ar/audience.js';
import { english, type AudienceTexts } from '../../text/en/audience-more.js';
import { offered } from '../../text/languages.js';
import { sayIn, type Translated } from '../../text/say.js';
import { LaterContext } from '../later-context.js';
import { FloorBlock } from './block.js';

const TEXTS: Record<string, Translated<AudienceTexts>> = { ar };

/** The floor as the server draws it: all languages are at hand there, and no clock runs. */
export function stillFloor(language: string): ComponentType<{ isCompact: boolean }> {
  const tag = offered(language);
  const say = sayIn<AudienceTexts>(tag, TEXTS[tag] ?? {}, english);
  return ({ isCompact }) => (
    <LaterContext.Provider value={say}>
      <FloorBlock isCompact={isCompact} isStill />
    </LaterContext.Provider>
  );
}
