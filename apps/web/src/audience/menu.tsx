import { useState } from 'react';
import { deviceKeep } from '../live/keep.js';
import { groupedCode } from '../parts/join-code.js';
import { LANGUAGES } from '../text/languages.js';
import { LinkButton, Radios } from './controls.js';
import { dropDraft, type Draft } from './draft.js';
import { isFloorOn } from './floor-on.js';
import { useLaterPage } from './later-context.js';
import { refusalWords } from './refusal-words.js';
import { SheetFrame } from './sheet.js';
import { chosenTheme, chooseTheme, THEMES, type Theme } from './theme.js';
import { GroupSelect, TextField } from './who.js';

/** About the session, one's own details, language, appearance, leaving. */
export function MenuSheet({ onClose }: { onClose: () => void }) {
  const { state, say, open } = useLaterPage();
  const { session, floors, hubs, you } = state.room;
  const hub = you.hubId ? hubs.get(you.hubId) : undefined;
  return (
    <SheetFrame title={say('menu')} onClose={onClose}>
      <section>
        <h3 className="section">{say('about')}</h3>
        <p dir="auto">{session.meeting.name}</p>
        {hub ? (
          <p>
            <bdi>{hub.name}</bdi>
          </p>
        ) : null}
        <p className="menu-row">
          <a className="link strong" href={`/session/${session.slug}?l=${say.language}`}>
            {say('aboutText')}
          </a>
          <bdi className="menu-code">{groupedCode(session.code)}</bdi>
        </p>
        {floors.size > 0 || isFloorOn(state.room) ? (
          <LinkButton onTap={() => open({ name: 'floor' })}>{say('floorLink')}</LinkButton>
        ) : null}
      </section>
      <section>
        <h3 className="section">{say('language')}</h3>
        <Languages />
      </section>
      <ThemeChoice />
      {state.room.you.role === 'participant' && state.room.you.id ? <MyDetails /> : null}
      <section>
        <LinkButton onTap={() => open({ name: 'ownData' })}>{say('yourData')}</LinkButton>
      </section>
      <Leave />
    </SheetFrame>
  );
}

/** The languages of the page alone. */
export function LanguageSheet({ onClose }: { onClose: () => void }) {
  const { say } = useLaterPage();
  return (
    <SheetFrame title={say('language')} onClose={onClose}>
      <Languages />
    </SheetFrame>
  );
}

function Languages() {
  const { say } = useLaterPage();
  return (
    <ul className="languages">
      {LANGUAGES.map(({ tag, name, partial }) => (
        <li key={tag}>
          {tag === say.language ? (
            <b lang={tag}>{name}</b>
          ) : (
            <a className="link strong" href={inLanguage(location.search, tag)} hrefLang={tag}>
              <span lang={tag}>{name}</span>
              {partial ? ` (${say('languagePartly')})` : ''}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The query of this page in another language; where one is, a hub or the room, stays in it. */
export function inLanguage(query: string, tag: string): string {
  const asked = new URLSearchParams(query);
  asked.set('l', tag);
  return `?${asked}`;
}

const THEME_WORDS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

function ThemeChoice() {
  const { say } = useLaterPage();
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const choose = (next: Theme): void => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <fieldset>
      <legend className="section">{say('theme')}</legend>
      <Radios
        name="theme"
        options={THEMES.map((name) => [name, say(THEME_WORDS[name])])}
        value={theme}
        onPick={choose}
      />
    </fieldset>
  );
}

function MyDetails() {
  const { phone, state, say } = useLaterPage();
  const { profile, votes } = state.room.mine;
  const [draft, setDraft] = useState<Draft>({
    text: '',
    name: profile?.name ?? '',
    affiliation: profile?.affiliation ?? '',
    ...(profile?.stakeholderGroup ? { group: profile.stakeholderGroup } : {}),
  });
  const [outcome, setOutcome] = useState('');
  const save = async (): Promise<void> => {
    const done = await phone.give('participant.identify', told(draft, votes.length > 0));
    setOutcome(done.ok ? say('detailsSaved') : refusalWords(say, done.code));
  };
  return (
    <section>
      <h3 className="section">{say('myDetails')}</h3>
      <TextField name="name" draft={draft} isOptional onChange={setDraft} />
      <TextField name="affiliation" draft={draft} isOptional onChange={setDraft} />
      <GroupSelect draft={draft} onChange={setDraft} />
      <p className="quiet">{say('detailsWho')}</p>
      <button type="button" className="secondary" onClick={() => void save()}>
        {say('detailsSave')}
      </button>{' '}
      <span role="status">{outcome}</span>
    </section>
  );
}

function told(draft: Draft, hasVoted: boolean): Record<string, string> {
  const name = draft.name?.trim();
  const affiliation = draft.affiliation?.trim();
  return {
    ...(name ? { name } : {}),
    ...(affiliation ? { affiliation } : {}),
    ...(draft.group && !hasVoted ? { stakeholderGroup: draft.group } : {}),
  };
}

function Leave() {
  const { phone, state, say } = useLaterPage();
  const [isSure, setSure] = useState(false);
  const leave = async (): Promise<void> => {
    await phone.leave();
    dropDraft(deviceKeep(), state.room.session.id);
    location.assign('/');
  };
  return (
    <section>
      <h3 className="section">{say('leave')}</h3>
      <p className="quiet">{say('leaveText')}</p>
      {isSure ? (
        <button type="button" className="secondary danger" onClick={() => void leave()}>
          {say('leaveSure')}
        </button>
      ) : (
        <LinkButton onTap={() => setSure(true)}>{say('leave')}</LinkButton>
      )}
    </section>
  );
}
