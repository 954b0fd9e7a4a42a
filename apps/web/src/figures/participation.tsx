import type { FigureDimension } from '@openfloor/contract';
import { Panel } from './parts.js';
import { ShareTable } from './share-table.js';
import { languageName } from '../parts/question-words.js';
import type { Told } from './words.js';

const TITLES = {
  group: 'byGroup',
  region: 'byRegion',
  attendance: 'byAttendance',
  language: 'byLanguage',
} as const satisfies Record<FigureDimension, string>;

/** Votes are told by groups alone, and nobody notes in which language somebody speaks. */
const LAST = { group: 'support', region: 'spoke', attendance: 'spoke', language: undefined } as const;

/** Who took part, by one dimension, with what the bars are and what is not shown. */
export function Participation({ told, by }: { told: Told; by: FigureDimension }) {
  const { say, figures } = told;
  const isFile = by === 'group' ? 'participation' : by === 'language' ? 'languages' : undefined;
  return (
    <Panel
      told={told}
      id={`by-${by}`}
      title={say(TITLES[by])}
      lead={leadOf(told, by)}
      {...(isFile ? { chart: isFile } : {})}
    >
      <ShareTable told={told} by={by} last={LAST[by]} />
      {by === 'group' ? <p className="panel-note">{notes(told).join(' ')}</p> : null}
      {by === 'language' && figures.languages.length > 0 ? (
        <p className="panel-note">{say('languagesLead', { languages: languagesText(told) })}</p>
      ) : null}
    </Panel>
  );
}

function leadOf({ say, figures: { asked, joined, participation } }: Told, by: FigureDimension): string {
  const { counted } = participation[by];
  if (counted === 0) return say('shareLeadBar', { asked });
  const people = by === 'attendance' ? say('shareAll', { n: joined }) : say('sharePeople', { n: counted });
  return say('shareLead', { asked, people });
}

/** What is behind the truth on purpose, said where it is seen. */
function notes({ say, figures: { support, participation, smallCell } }: Told): string[] {
  const told = participation.group.rows.reduce((all, row) => all + (row.support ?? 0), 0);
  const votes = support === null ? [] : [say('supportTold', { n: told, all: support })];
  return [...votes, say('hiddenNote', { n: smallCell })];
}

function languagesText({ say, figures }: Told): string {
  return figures.languages
    .map(({ language, asked }) =>
      say('languageOf', { language: languageName(say.language, language), n: asked }),
    )
    .join(say('comma'));
}
