import type { RecordPage, TakeawayView } from '@openfloor/contract';
import type { Clock } from '../parts/time.js';
import { ReceiptNo } from '../parts/written.js';
import { stateText, voiceText } from './outcome-words.js';
import type { RecordSay } from './words.js';

interface OutcomeProps {
  say: RecordSay;
  code: string;
  clock: Clock;
  takeaways: TakeawayView[];
  report: RecordPage['report'];
}

const FORMS = ['html', 'pdf', 'docx', 'md', 'json'] as const;

/** What the session came to: its report in every form once it is filed, and what it concluded. */
export function OutcomePart({ say, code, clock, takeaways, report }: OutcomeProps) {
  if (takeaways.length === 0 && !report) return null;
  return (
    <section className="part">
      <h2 id="outcome">{say('outcomeTitle')}</h2>
      <div>
        {report ? <Report {...{ say, code, clock, report }} /> : null}
        <ol className="outcomes">
          {takeaways.map((takeaway) => (
            <Takeaway key={takeaway.id} say={say} takeaway={takeaway} />
          ))}
        </ol>
        {takeaways.length > 0 ? <p className="note">{say('outcomeNote')}</p> : null}
      </div>
    </section>
  );
}

function Report({
  say,
  code,
  clock,
  report,
}: Omit<OutcomeProps, 'takeaways'> & { report: NonNullable<OutcomeProps['report']> }) {
  const { filedAt, version, isPublic } = report;
  const at = `${clock.day(filedAt)}, ${clock.minute(filedAt)}`;
  const addressOf = (form: string) => `/api/v1/sessions/${code}/report.${form}?language=${say.language}`;
  return (
    <>
      <p>{say('reportFiled', { at, version: String(version) })}</p>
      {isPublic ? (
        <ul className="report-forms">
          {FORMS.map((form) => (
            <li key={form}>
              <a href={addressOf(form)}>{say(`reportAs.${form}`)}</a>
            </li>
          ))}
          <li>
            <a href={`/api/v1/sessions/${code}/export.zip`}>{say('reportTables')}</a>
          </li>
        </ul>
      ) : null}
    </>
  );
}

function Takeaway({ say, takeaway }: { say: RecordSay; takeaway: TakeawayView }) {
  const { heading, text, language, evidence, objections } = takeaway;
  const standing = objections.filter(({ retracted }) => !retracted);
  return (
    <li>
      {heading ? (
        <h3 lang={language} dir="auto">
          {heading}
        </h3>
      ) : null}
      <p lang={language} dir="auto">
        {text}
      </p>
      <p className="note">
        {stateText(say, takeaway)}
        {evidence.map(({ id, kind, no }) => (
          <span key={id}>
            {say('comma')}
            {kind === 'question' ? <ReceiptNo no={no} /> : say('outcomeFloor', { no: String(no) })}
          </span>
        ))}
      </p>
      {standing.map((one) => (
        <blockquote key={one.id}>
          <p lang={one.language} dir="auto">
            {one.text}
          </p>
          <p className="note">{voiceText(say, one)}</p>
        </blockquote>
      ))}
    </li>
  );
}
