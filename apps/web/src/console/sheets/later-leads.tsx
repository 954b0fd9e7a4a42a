import { PollsLead } from '../polls/polls-lead.js';
import { TakeawaysLead } from '../rapporteur/takeaways-lead.js';
import { RecordLink } from '../record/record-link.js';

/** Where the sheet of the session leads to beyond the desk's own sheets: the polls, the takeaways, the record and the figures. */
export function LaterLeads() {
  return (
    <>
      <PollsLead />
      <TakeawaysLead />
      <RecordLink />
    </>
  );
}
