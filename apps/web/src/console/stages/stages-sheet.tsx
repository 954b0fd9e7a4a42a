import { useSay } from '../desk/context.js';
import { Sheet } from '../sheets/sheet.js';
import { StageList } from './stage-list.js';

/** The screens: what each shows, and what it shall show. */
export function StagesSheet() {
  const say = useSay();
  return (
    <Sheet title={say('stages')} lead={say('stagesLead')}>
      <StageList />
    </Sheet>
  );
}
