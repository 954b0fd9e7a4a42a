import type { ComponentType, ReactNode } from 'react';
import type { RoomView } from '../live/room-view.js';
import { audienceTexts } from '../text/audience.js';
import { english, type AudienceTexts } from '../text/en/audience-more.js';
import { sayIn, type Say } from '../text/say.js';
import { AskSheet } from './ask.js';
import type { Second } from './bottom-bar.js';
import type { StillParts } from './audience.js';
import { doorNeed } from './door-need.js';
import { EditSheet } from './edit.js';
import { FloorBlock } from './floor/block.js';
import { FloorSheet } from './floor/floor-sheet.js';
import { secondIn } from './floor/over.js';
import { turnOf } from './floor/own.js';
import { RequestSheet } from './floor/request-sheet.js';
import { Turn } from './floor/turn.js';
import { LateDoor } from './late-door.js';
import { fetchPolls, LatePolls } from './late-polls.js';
import { LateOwnData, LateRecord } from './late-sheets.js';
import { LateTakeaways } from './late-takeaways.js';
import { LaterContext } from './later-context.js';
import { LanguageSheet, MenuSheet } from './menu.js';
import { Mine } from './mine.js';
import { usePage, type Sheet } from './phone-context.js';
import lateCss from './late.css?url';
import { stillParts } from './still.js';
import { styled } from './styled.js';

/** What the list page asks of its later part. */
export interface LaterProps {
  /** Mine is shown in place of a list. */
  isMine: boolean;
  sheet: Sheet | null;
  onClose: () => void;
  onAsked: () => void;
}

/** What comes after the list. */
export interface LaterPart extends StillParts {
  /** All words of the page. */
  say: Say<AudienceTexts>;
  /** The sheets and Mine. */
  Later: ComponentType<LaterProps>;
  /** In place of the bottom bar, while it is one's turn to speak. */
  Turn: ComponentType;
  isMyTurn(room: RoomView): boolean;
  /** What stands beside "Ask a question". */
  second(room: RoomView): Second | null;
}

/** Everything that is not needed to read and to support: the sheets, Mine and the floor. Loaded once the list is there. */
export async function loadLater(language: string, { polls }: RoomView): Promise<LaterPart> {
  const [texts, first] = await Promise.all([
    audienceTexts(language),
    polls.size > 0 ? fetchPolls(language).catch(() => undefined) : undefined,
    styled(lateCss),
  ]);
  const say = sayIn<AudienceTexts>(language, texts, english);
  const inWords = (children: ReactNode) => (
    <LaterContext.Provider value={say}>{children}</LaterContext.Provider>
  );
  return {
    say,
    Later: ({ isMine, ...over }) =>
      inWords(
        <>
          {isMine ? <Mine /> : null}
          <OpenSheet {...over} />
        </>,
      ),
    ...stillParts(say),
    Polls: () => inWords(<LatePolls first={first} />),
    Floor: (props) => inWords(<FloorBlock {...props} />),
    Turn: () => inWords(<Turn />),
    isMyTurn: (room) => turnOf(room) !== undefined,
    second: (room) => secondIn(say, room),
  };
}

/** The sheet for a code; once that was entered nothing is asked for, and there is none. */
function CodeNeeded({ onClose }: { onClose: () => void }) {
  const need = doorNeed(usePage().state);
  return need ? <LateDoor need={need} onClose={onClose} /> : null;
}

function OpenSheet({ sheet, onClose, onAsked }: Omit<LaterProps, 'isMine'>) {
  switch (sheet?.name) {
    case 'ask':
      return <AskSheet prefill={sheet.text} onClose={onClose} onAsked={onAsked} />;
    case 'record':
      return <LateRecord appealOf={sheet.appealOf} onClose={onClose} />;
    case 'menu':
      return <MenuSheet onClose={onClose} />;
    case 'language':
      return <LanguageSheet onClose={onClose} />;
    case 'code':
      return <CodeNeeded onClose={onClose} />;
    case 'ownData':
      return <LateOwnData onClose={onClose} />;
    case 'takeaways':
      return <LateTakeaways onClose={onClose} />;
    case 'edit':
      return <EditSheet questionId={sheet.questionId} onClose={onClose} />;
    case 'floor':
      return <FloorSheet onClose={onClose} />;
    case 'request':
      return <RequestSheet offerId={sheet.offerId} onClose={onClose} onAsked={onAsked} />;
    case undefined:
      return null;
  }
}
