import type { ReportPoll, SessionReport } from '@openfloor/contract';
import type { Material } from '../material.js';
import { aboutOf, incidentsIn } from './about.js';
import { namesBy, panelDiversity, peopleOf, presentationsOf, secondsBy } from './people.js';
import { debtsOf, onlineFigures, questionsOf } from './questions.js';
import { speakingOf, turnsOf } from './speaking.js';
import { takeawaysOf } from './takeaways.js';

/**
 * The report of a session: the facts as one document, from what everybody may see and what was written for it. `label` is
 * the sentence that every report carries, in the language of the report.
 */
export function reportOf(material: Material, label: SessionReport['label']): SessionReport {
  const { people, report, session, ledger, verified } = material;
  const nameOf = namesBy(people);
  const turns = turnsOf(material);
  const questions = questionsOf(material, nameOf);
  return {
    $schema: material.schema,
    format: 'session-report/1',
    label,
    ...stateOf(material),
    about: aboutOf(material),
    session: sessionOf(session),
    people: peopleOf(people),
    agenda: material.segments.map(({ kind: _kind, id: _id, ...segment }) => segment),
    words: wordsOf(report),
    takeaways: takeawaysOf(material),
    presentations: presentationsOf(material, secondsBy(material.floor, turns)),
    counts: material.counts,
    online: onlineFigures(material, questions, turns),
    hubs: material.hubs.map(({ no, name, city, country, regionalGroup, headcount, status }) => ({
      no,
      name,
      city,
      country,
      regionalGroup,
      headcount,
      status,
    })),
    questions,
    turns,
    speaking: speakingOf(turns),
    lapsed: questions.filter(({ status }) => status === 'lapsed').map(({ no }) => no),
    debts: debtsOf(material.questions, nameOf),
    polls: material.polls.flatMap(pollOf),
    conduct: { incidents: incidentsIn(ledger) },
    access: session.links,
    diversity: { panel: panelDiversity(people), joined: material.declared },
    ledger: { entries: verified.entries, head: verified.head, ok: verified.ok },
  };
}

function stateOf({
  report,
  missing,
}: Material): Pick<SessionReport, 'status' | 'version' | 'filedAt' | 'dueAt' | 'missing'> {
  const isFiled = report?.status === 'filed';
  return {
    status: isFiled ? 'filed' : 'draft',
    version: report?.version ?? 0,
    filedAt: isFiled ? report.filedAt : null,
    dueAt: report?.dueAt ?? null,
    missing: isFiled ? [] : missing,
  };
}

function wordsOf(report: Material['report']): SessionReport['words'] {
  const texts = report?.texts.filter(({ personId, text }) => personId === null && text !== '') ?? [];
  return texts.map(({ section, text, language }) => ({ section, text, language }));
}

/** A poll whose results everybody may know. */
function pollOf({
  no,
  type,
  text,
  language,
  options,
  max,
  status,
  closedAt,
  results,
  hands,
  grade,
}: Material['polls'][number]): ReportPoll[] {
  if (status !== 'published' || !results) return [];
  return [{ no, type, text, language, options, max, status, closedAt, results, hands, grade }];
}

function sessionOf(session: Material['session']): SessionReport['session'] {
  const { id, code, slug, title, translations, meeting, sessionType, format, theme, subTheme } = session;
  const { topics, objectives, focusIssues, startsAt, endsAt, openedAt, closedAt, timeZone, phase } = session;
  const told = { sessionType, format, theme, subTheme, topics, objectives, focusIssues };
  const times = { startsAt, endsAt, openedAt, closedAt, timeZone, phase };
  return { id, code, slug, title, ...(translations ? { translations } : {}), meeting, ...told, ...times };
}
