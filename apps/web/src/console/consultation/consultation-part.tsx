import type { MeetingWhole } from '@openfloor/contract';
import { useMemo, useState } from 'react';
import { useSay } from '../desk/context.js';
import { ConsultationSheet } from './consultation-sheet.js';
import { consultationSay, WordsContext } from './words.js';

/** What the import needs of the page around it. */
export interface ConsultationProps {
  meetings: readonly MeetingWhole[];
  onImported: () => void;
  onOpen: (session: string) => void;
}

/** The place of consultations in the list of meetings: what an import is, and the way to its sheet. */
export function ConsultationPart(props: ConsultationProps) {
  const { language } = useSay();
  const say = useMemo(() => consultationSay(language), [language]);
  const [isOpen, open] = useState(false);
  return (
    <WordsContext value={say}>
      <section lang={say.language} dir={say.direction}>
        <h2>{say('title')}</h2>
        <p className="consultation-lead">{say(props.meetings.length > 0 ? 'lead' : 'noMeeting')}</p>
        {props.meetings.length > 0 ? (
          <button type="button" className="btn" onClick={() => open(true)}>
            {say('open')}
          </button>
        ) : null}
        {isOpen ? <ConsultationSheet {...props} onClose={() => open(false)} /> : null}
      </section>
    </WordsContext>
  );
}
