import type { ReportSection, ReportView } from '@openfloor/contract';
import { useId } from 'react';
import { guessLanguage } from '../../audience/draft.js';
import { useCan, useDesk } from '../desk/context.js';
import type { Held } from './autosave.js';
import { Saving } from './saving.js';
import { useAutosave } from './use-autosave.js';
import { useReport } from './use-room.js';
import { useWords } from './words.js';

interface FieldProps {
  section: ReportSection;
  /** Whose presentation it is, with the name. */
  personId: string | null;
  name: string | null;
}

const MOST = 6_000;

/** One text of the report, saved as it is written; two people can write two of them at the same time. */
export function ReportField({ section, personId, name }: FieldProps) {
  const say = useWords();
  const can = useCan();
  const { room } = useDesk();
  const id = useId();
  const report = useReport();
  const heldIn = (record: ReportView | undefined): Held => ({
    text: textIn(record, section, personId)?.text ?? '',
    rev: record?.rev ?? 0,
  });
  const field = useAutosave({
    name: `report ${section} ${personId ?? ''}`,
    held: heldIn(report),
    save: (text, seen) =>
      room.does('report.edit', {
        section,
        personId,
        text,
        language: guessLanguage(text, say.language),
        seen,
      }),
    textIn: (record) =>
      (record as ReportView | null | undefined)?.kind === 'report' ? heldIn(record as ReportView) : null,
  });
  const label = name === null ? say(`report.${section}`) : say('report.presentationOf', { name });
  const language = textIn(report, section, personId)?.language ?? say.language;
  return (
    <div className="rap-report-field" data-section={section}>
      <p>
        <label htmlFor={id}>{label}</label>{' '}
        <span className="rap-fact">{say(field.text.trim() ? 'written' : 'unwritten')}</span>
      </p>
      <textarea
        id={id}
        className="field"
        dir="auto"
        lang={language}
        rows={field.text.length > 240 ? 6 : 3}
        maxLength={MOST}
        readOnly={!can.has('report.edit')}
        value={field.text}
        onChange={(change) => field.write(change.target.value)}
        onBlur={() => field.leave()}
      />
      <Saving field={field} language={language} />
    </div>
  );
}

function textIn(report: ReportView | undefined, section: ReportSection, personId: string | null) {
  return report?.texts.find((one) => one.section === section && one.personId === personId);
}
