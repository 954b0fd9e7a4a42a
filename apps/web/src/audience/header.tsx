import { Icon } from '../parts/icons.js';
import { LANGUAGES } from '../text/languages.js';
import { usePage } from './phone-context.js';

/** Titles longer than this take two small lines, and the meeting moves to the menu. */
const LONG_TITLE = 26;

/** Title and meeting, language, menu. */
export function Header() {
  const { state, say, open } = usePage();
  const { title, meeting, translations } = state.room.session;
  const shown = translations?.[say.language]?.text ?? title;
  const isLong = [...shown].length > LONG_TITLE;
  const place = [meeting.name.replace(/ \(.*\)$/, ''), meeting.city].filter(Boolean).join(', ');
  return (
    <header className="head">
      <div className={isLong ? 'title long' : 'title'}>
        <h1>
          <bdi>{shown}</bdi>
        </h1>
        {isLong ? null : (
          <p>
            <bdi>{place}</bdi>
          </p>
        )}
      </div>
      {LANGUAGES.length > 1 ? (
        <button type="button" className="text-button" onClick={() => open({ name: 'language' })}>
          <span className="visually-hidden">{say('language')} </span>
          {say.language.toUpperCase()}
          <Icon name="down" />
        </button>
      ) : null}
      <button type="button" className="text-button" onClick={() => open({ name: 'menu' })}>
        <Icon name="menu" />
        {say('menu')}
      </button>
    </header>
  );
}
