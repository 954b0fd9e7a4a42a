import { audienceTexts } from '../text/audience.js';
import { en } from '../text/en/audience.js';
import { more, type AudienceTexts } from '../text/en/audience-more.js';
import { sayIn } from '../text/say.js';
import { AskSheet } from './ask.js';
import { EditSheet } from './edit.js';
import { LaterContext } from './later-context.js';
import { LanguageSheet, MenuSheet } from './menu.js';
import { Mine } from './mine.js';
import type { Sheet } from './phone-context.js';
import { RecordSheet } from './record-sheet.js';

/** What the list page asks of its later part. */
export interface LaterProps {
  /** Mine is shown in place of a list. */
  isMine: boolean;
  sheet: Sheet | null;
  onClose: () => void;
  onAsked: () => void;
}

/** Everything that is not needed to read and to support: the sheets and Mine. Loaded once the list is there. */
export async function loadLater(language: string): Promise<(props: LaterProps) => React.ReactNode> {
  const say = sayIn<AudienceTexts>(language, await audienceTexts(language), { ...en, ...more });
  return function Later({ isMine, ...over }: LaterProps) {
    return (
      <LaterContext.Provider value={say}>
        {isMine ? <Mine /> : null}
        <OpenSheet {...over} />
      </LaterContext.Provider>
    );
  };
}

function OpenSheet({ sheet, onClose, onAsked }: Omit<LaterProps, 'isMine'>) {
  switch (sheet?.name) {
    case 'ask':
      return <AskSheet prefill={sheet.text} onClose={onClose} onAsked={onAsked} />;
    case 'record':
      return <RecordSheet appealOf={sheet.appealOf} onClose={onClose} />;
    case 'menu':
      return <MenuSheet onClose={onClose} />;
    case 'language':
      return <LanguageSheet onClose={onClose} />;
    case 'edit':
      return <EditSheet questionId={sheet.questionId} onClose={onClose} />;
    case undefined:
      return null;
  }
}
