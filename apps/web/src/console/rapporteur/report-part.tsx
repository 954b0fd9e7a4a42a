import { REPORT_SECTIONS, type ReportSection } from '@openfloor/contract';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icons.js';
import { Act } from '../board/small.js';
import { useCan, useClock, usePeople, useRoom, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';
import { openReport, REPORT_FILES, saveReport, type ReportFile } from './preview.js';
import { ReportField } from './report-field.js';
import { useGive, useOwn, useReport, useTakeaways } from './use-room.js';
import { previewWords, useWords } from './words.js';

/** What still lacks, as the server says it. */
interface Lack {
  code: string;
  person: string | null;
}
/** Asked again so long after something of it changed, and after no answer, ms. */
const AGAIN_MS = 1_500;
const LATER_MS = 10_000;

/** What a person writes into the report, what it lacks before it can be filed, and its forms. */
export function ReportPart() {
  const say = useWords();
  const people = usePeople();
  const panel = people.filter(({ role, left }) => role === 'panellist' && !left);
  const places = REPORT_SECTIONS.flatMap((section): [ReportSection, string | null, string | null][] =>
    section === 'presentations' && panel.length > 0
      ? panel.map(({ id, name }) => [section, id, name])
      : [[section, null, null]],
  );
  return (
    <div className="scrolls rap-report" tabIndex={0} role="group" aria-label={say('report')}>
      <Gate />
      <p className="rap-report-lead">{say('reportLead')}</p>
      {places.map(([section, personId, name]) => (
        <ReportField key={`${section} ${personId ?? ''}`} section={section} personId={personId} name={name} />
      ))}
    </div>
  );
}

/** When it is due, what it lacks, and the way to file it. */
function Gate() {
  const say = useWords();
  const can = useCan();
  const clock = useClock();
  const give = useGive();
  const { phase } = useSession();
  const report = useReport();
  const lacks = useLacks();
  const fault = useOwn((state) => (state.fault?.id === 'report' ? state.fault.words : ''));
  const isFiled = report?.status === 'filed';
  const due = report?.dueAt ? say('due2', { day: clock.day(report.dueAt) }) : say('notDue');
  const filed = isFiled && report.filedAt ? say('filed', { day: clock.day(report.filedAt) }) : due;
  return (
    <section className="rap-gate" aria-label={say('completeness')}>
      <p className="rap-gate-head">
        <b>{filed}</b>
        {can.has('report.file') && !isFiled ? (
          <Act
            label={say('file')}
            kind="accent"
            off={phase !== 'closed' || lacks === null || lacks.length > 0}
            onAct={() => void give('report', 'report.file', {})}
          />
        ) : null}
      </p>
      {phase !== 'closed' && !isFiled ? <p className="rap-fact">{say('fileLater')}</p> : null}
      <div role="status">
        {lacks === null || isFiled ? null : lacks.length === 0 ? (
          <p className="rap-whole">
            <Icon name="check" /> {say('nothingMissing')}
          </p>
        ) : (
          <>
            <p className="rap-fact">{say('missingWords', { n: lacks.length })}</p>
            <ul className="rap-lacks">
              {lacks.map((lack) => (
                <li key={`${lack.code} ${lack.person ?? ''}`}>{lackWords(say, lack)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="rap-fault" role="alert">
        {fault}
      </p>
      <Forms />
    </section>
  );
}

function lackWords(say: ReturnType<typeof useWords>, { code, person }: Lack): string {
  if (person !== null) return say('gap.presentationOf', { name: person });
  return say.maybe(`gap.${code}`) ?? code;
}

/** What the server says that the report lacks; asked again when something of it changes. Null before the first answer. */
function useLacks(): readonly Lack[] | null {
  const reach = useReach();
  const { id, phase } = useSession();
  const report = useReport();
  const takeaways = useTakeaways();
  const people = usePeople();
  const [lacks, hear] = useState<readonly Lack[] | null>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const answer = await reach.get<{ missing: Lack[] }>(`/sessions/${id}/report.json`);
      if (isOver) return;
      if (answer.ok) hear(answer.said.missing);
      else timer = setTimeout(() => void ask(), LATER_MS);
    };
    let timer = setTimeout(() => void ask(), isAsked.current ? AGAIN_MS : 0);
    isAsked.current = true;
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [reach, id, phase, report, takeaways, people]);
  return lacks;
}

/** The report as it stands, as a page and as files. */
function Forms() {
  const say = useWords();
  const { id } = useSession();
  const role = useRoom(({ you }) => you?.role ?? '');
  const [trouble, tell] = useState('');
  const open = async (form: ReportFile | 'html'): Promise<void> => {
    const state =
      form === 'html'
        ? await openReport(id, role, say.language)
        : await saveReport(id, role, say.language, form);
    tell(previewWords(say, state));
  };
  return (
    <div className="acts" role="group" aria-label={say('forms')}>
      <Act label={say('preview')} onAct={() => void open('html')} />
      {REPORT_FILES.map((form) => (
        <Act key={form} label={form.toUpperCase()} onAct={() => void open(form)} />
      ))}
      <span role="status" className="rap-fault">
        {trouble}
      </span>
    </div>
  );
}
