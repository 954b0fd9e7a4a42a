import '../styles/tokens.css';
import '../parts/parts.css';
import './styles/desk.css';
import './styles/controls.css';
import './styles/strips.css';
import './styles/columns.css';
import './styles/air.css';
import './styles/rest.css';
import './styles/speakers.css';
import './styles/requests.css';
import './styles/heard.css';
import './styles/sheets.css';
import './styles/lists.css';
import './styles/entrance.css';
import './styles/account.css';
import './styles/panel.css';
import './styles/panel-asked.css';
import './styles/panel-parts.css';
import './styles/panel-narrow.css';
import './styles/signals.css';
import './styles/stages.css';
import './styles/hubs.css';
import './consultation/consultation.css';
import './support/support.css';
import './rankings/rankings.css';
import './polls/polls.css';
import '../takeaways/takeaways.css';
import './rapporteur/rapporteur.css';
import './rapporteur/writing.css';
import './rapporteur/objecting.css';
import './rapporteur/report.css';
import './styles/technician.css';
import './styles/narrow.css';
import './styles/phone.css';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';

import { SayContext } from './desk/context.js';
import { Console } from './entry/console.js';
import { quietStyles } from './quiet-styles.js';
import { consoleSay } from './words.js';

/** Starts the console in the page's element, in the language of the page or of its address. */
function start(): void {
  const root = document.documentElement;
  const say = consoleSay(new URL(location.href).searchParams.get('l') ?? root.lang);
  root.lang = say.language;
  root.dir = say.direction;
  quietStyles();
  createRoot(document.getElementById('app') ?? document.body).render(
    <I18nProvider locale={say.language}>
      <SayContext value={say}>
        <Console />
      </SayContext>
    </I18nProvider>,
  );
}

start();
