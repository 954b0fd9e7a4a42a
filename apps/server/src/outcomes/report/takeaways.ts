import type { ReportDissent, ReportEvidence, ReportTakeaway } from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';

/** The takeaways as everybody may read them: with what they stand on, and the objections that stand and were admitted. */
export function takeawaysOf({ takeaways, questions, floor }: Material): ReportTakeaway[] {
  const groups = new Map([
    ...questions.map(({ id, author }) => [id, author.stakeholderGroup] as const),
    ...floor.map(({ id, stakeholderGroup }) => [id, stakeholderGroup] as const),
  ]);
  const evidenceOf = ({ evidence }: SeenOf<'takeaway'>): ReportEvidence[] =>
    evidence
      .filter(({ id }) => groups.has(id))
      .map(({ kind, id, no }) => ({ kind, no, stakeholderGroup: groups.get(id) ?? null }));
  return takeaways
    .filter(({ status }) => status !== 'dropped')
    .map((takeaway) => ({
      no: takeaway.no,
      section: takeaway.section,
      heading: takeaway.heading,
      text: takeaway.text,
      language: takeaway.language,
      translations: takeaway.translations ?? {},
      oneView: takeaway.oneView,
      owner: takeaway.owner,
      dueAt: takeaway.dueAt,
      status: takeaway.status,
      settledAs: takeaway.settledAs,
      evidence: evidenceOf(takeaway),
      dissent: dissentOf(takeaway),
      commentsUntil: takeaway.commentsUntil,
      versions: takeaway.version,
    }));
}

function dissentOf({ objections }: SeenOf<'takeaway'>): ReportDissent[] {
  return objections
    .filter(({ admitted, retracted }) => admitted && !retracted)
    .map(({ text, language, stakeholderGroup, regionalGroup, attendance, hub }) => ({
      text,
      language,
      stakeholderGroup,
      regionalGroup,
      attendance,
      hub,
    }));
}
