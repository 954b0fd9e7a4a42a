import type { ReactNode } from 'react';
import { clockIn } from '../../parts/time.js';
import type { PlainTexts } from '../../text/en/audience-plain.js';
import type { Say } from '../../text/say.js';
import { LaterContext } from '../later-context.js';
import { StateContext, ToolsContext, useTools } from '../phone-context.js';
import type { Phone } from '../phone-state.js';
import { topName } from '../ranking.js';
import { RoomStrips } from '../room-strips.js';
import { type Said, saidText } from './said.js';

/** A page for browsers without scripts: in which words, what became of the last form, and the id of the next one. */
export interface PlainPageProps {
  phone: Phone;
  say: Say<PlainTexts>;
  said: Said | undefined;
  form: string;
}

/** The pages beside the lists, by the name that their address has. */
export type PlainPlace = 'mine' | 'ask';

/** What Mine and asking have in common: the title, what is said about the room, the way to the lists. */
export function PlainFrame({
  phone,
  say,
  said,
  place,
  children,
}: Omit<PlainPageProps, 'form'> & { place: PlainPlace; children: ReactNode }) {
  const state = phone.state();
  const { title, translations, timeZone } = state.room.session;
  const tools = { phone, say, clock: clockIn(say.language, timeZone), open: () => undefined };
  return (
    <ToolsContext.Provider value={tools}>
      <StateContext.Provider value={state}>
        <LaterContext.Provider value={say}>
          <header className="head">
            <div className="title">
              <h1>
                <bdi>{translations?.[say.language]?.text ?? title}</bdi>
              </h1>
            </div>
          </header>
          <RoomStrips />
          <PlainTabs say={say} place={place} top={topName(state.room.session.rules.ranking)} />
          {said ? <SaidLine say={say} said={said} /> : null}
          <main className="plain">{children}</main>
        </LaterContext.Provider>
      </StateContext.Provider>
    </ToolsContext.Provider>
  );
}

interface TabsProps extends Pick<PlainPageProps, 'say'> {
  place: PlainPlace;
  top: ReturnType<typeof topName>;
}

function PlainTabs({ say, place, top }: TabsProps) {
  const tabs = ['top', 'new', 'mine', 'ask'] as const;
  return (
    <nav className="tabs" aria-label={say('lists')}>
      {tabs.map((name) => (
        <a
          key={name}
          className="tab"
          href={`?list=${name}&l=${say.language}`}
          aria-current={name === place ? 'page' : undefined}
        >
          {say(name === 'top' ? top : name)}
        </a>
      ))}
    </nav>
  );
}

/** What became of the last form, in words. */
export function SaidLine({ say, said }: { say: Say<PlainTexts>; said: Said }) {
  return (
    <p className={said.code ? 'said no' : 'said'} role={said.code ? 'alert' : 'status'}>
      {saidText(say, said)}
    </p>
  );
}

/** The clock of the page around. */
export function usePlainClock() {
  return useTools().clock;
}
