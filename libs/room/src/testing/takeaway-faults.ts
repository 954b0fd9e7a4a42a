import { CHANNELS } from '@openfloor/contract';
import type { TakeawayRecord } from '../outcome-records.js';
import { isEvidence } from '../takeaway/evidence.js';
import { isPublic, SETTLED } from '../takeaway/takeaway.js';
import type { Opened } from './open-room.js';

/** What must hold of takeaways, notes and the report in any room and does not hold in this one, in words. */
export function takeawayFaults(opened: Opened): string[] {
  const { room } = opened;
  const takeaways = room.list('takeaway');
  return [
    ...takeaways.flatMap((takeaway) => [...ofRecord(takeaway), ...ofViews(opened, takeaway)]),
    ...placeFaults(takeaways),
    ...paperFaults(opened),
  ];
}

function claims(of: string) {
  const faults: string[] = [];
  return { faults, claim: (holds: boolean, fault: string) => void (holds || faults.push(`${of}: ${fault}`)) };
}

function ofRecord(takeaway: TakeawayRecord): string[] {
  const { status, settledAs, objections, history, version, commentsUntil } = takeaway;
  const { faults, claim } = claims(`takeaway ${takeaway.no}, ${status}`);
  const isSettled = SETTLED.includes(status);
  claim(status === 'draft' || status === 'dropped' || takeaway.text !== '', 'shown without words');
  claim(status !== 'draft' || objections.length === 0, 'somebody objects to a draft');
  claim(
    !isSettled || (status === 'final' ? settledAs !== null : settledAs === status),
    `settled as ${settledAs}`,
  );
  claim(isSettled || status === 'dropped' || settledAs === null, `settled as ${settledAs}`);
  claim(isSettled || commentsUntil === null, 'takes comments without being settled');
  claim(version === history.length + 1, `version ${version} after ${history.length}`);
  claim(
    history.every((wording, at) => wording.version === at + 1),
    'its wordings are not in order',
  );
  const makers = objections.filter(({ onBehalf }) => !onBehalf).map(({ makerId }) => makerId);
  claim(new Set(makers).size === makers.length, 'somebody has two voices');
  for (const { said, hub } of objections) {
    const authors = said.map(({ localAuthor }) => localAuthor);
    claim(new Set(authors).size === authors.length, 'one of a hub says two things');
    claim(hub !== null || authors.every((author) => author === null), 'a person has people');
    claim(
      said.every((one) => one.version <= version && one.at % 60_000 === 0),
      'an objection to words that are not there yet, or at no full minute',
    );
  }
  const stands = objections.some(({ said }) => said.some(({ retracted }) => !retracted));
  claim(!(status === 'final' && settledAs === 'contested') || stands, 'contested by nobody');
  return faults;
}

function ofViews({ room }: Opened, takeaway: TakeawayRecord): string[] {
  const { faults, claim } = claims(`takeaway ${takeaway.no}`);
  const sights = room.entry('takeaway', takeaway.id)?.sights;
  const shown = sights?.public.shown;
  claim((shown !== undefined) === isPublic(takeaway), 'is seen exactly when it is not');
  const makers = takeaway.objections.map(({ makerId }) => makerId);
  for (const channel of CHANNELS) {
    const told = JSON.stringify(sights?.[channel].shown ?? '');
    claim(!makers.some((id) => told.includes(id)), `who objected is told to ${channel}`);
    claim(!/"(localAuthor|makerId|wordedBy)"/.test(told), `too much is told to ${channel}`);
  }
  if (shown?.kind !== 'takeaway') return faults;
  claim(
    shown.objections.every(({ admitted, retracted }) => admitted && !retracted),
    'everybody reads an objection that waits or was taken back',
  );
  for (const { kind, id } of shown.evidence) {
    const record = room.entry(kind, id)?.record;
    claim(record !== undefined && isEvidence(record), `stands on a hidden ${kind}`);
  }
  for (const one of takeaway.evidence) {
    const record = room.entry(one.kind, one.id)?.record;
    claim(record !== undefined && isEvidence(record) === one.shown, `hides a ${one.kind} that is shown`);
  }
  return faults;
}

function placeFaults(takeaways: readonly TakeawayRecord[]): string[] {
  const standing = takeaways.filter(({ status }) => status !== 'dropped');
  const places = standing.map(({ section, position }) => `${section} ${position}`);
  return new Set(places).size === places.length ? [] : ['two takeaways are in one place'];
}

function paperFaults({ room, sees }: Opened): string[] {
  const { faults, claim } = claims('paper');
  claim(room.count('report') <= 1, 'two reports');
  const [report] = room.list('report');
  const { phase, closedAt } = room.session;
  const isOver = phase === 'closed' || phase === 'archived';
  claim(!isOver || (report?.dueAt ?? 0) > (closedAt ?? 0), 'nothing is due of a closed session');
  claim(isOver || (report?.dueAt ?? null) === null, 'something is due of an open session');
  claim(isOver || report?.status !== 'filed', 'the report of an open session is filed');
  const texts = report?.texts.map(({ section, personId }) => `${section} ${personId}`) ?? [];
  claim(new Set(texts).size === texts.length, 'a text of the report twice');
  for (const channel of ['public', 'panel'] as const)
    claim(!sees(channel).some(({ kind }) => kind === 'note'), `${channel} reads notes`);
  claim(!sees('public').some(({ kind }) => kind === 'report'), 'everybody reads the report');
  return faults;
}
