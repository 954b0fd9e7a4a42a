import { useState } from 'react';
import { Sheet } from '../sheets/sheet.js';
import { TakeawayPart } from './takeaway-part.js';
import { newRapporteur, RapporteurContext } from './use-room.js';
import { useWords } from './words.js';

/** The takeaways at the moderators' desk: showing, checking for objections, and how it came out. */
export function TakeawaysSheet() {
  const say = useWords();
  const [own] = useState(newRapporteur);
  return (
    <Sheet title={say('takeaways')} lead={say('sheetLead')}>
      <RapporteurContext value={own}>
        <div className="rap-sheet" lang={say.language} dir={say.direction}>
          <TakeawayPart isSheet />
        </div>
      </RapporteurContext>
    </Sheet>
  );
}
