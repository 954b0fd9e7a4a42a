import type { Fault } from '../operations/shape.js';

type Part = Record<string, unknown>;

/**
 * Faults between the parts of a programme document of which not even the shape is right, so that whoever sends it sees
 * all at once: ids used twice, a session of an unknown meeting, an end before the start, the same person or hub twice.
 */
export function faultsBetween(document: unknown): Fault[] {
  const meetings = parts(document, 'meetings');
  const sessions = parts(document, 'sessions');
  const known = new Set(meetings.map(({ id }) => id));
  return [
    ...repeated(meetings, (meeting) => meeting['id']).map((at) =>
      fault(['meetings', at, 'id'], 'this id is used twice'),
    ),
    ...repeated(sessions, (session) => session['id']).map((at) =>
      fault(['sessions', at, 'id'], 'this id is used twice'),
    ),
    ...sessions.flatMap((session, at) => faultsWithin(session, at, known)),
  ];
}

function faultsWithin(session: Part, at: number, known: Set<unknown>): Fault[] {
  const faults: Fault[] = [];
  const path = ['sessions', at];
  if (typeof session['meetingId'] === 'string' && !known.has(session['meetingId']))
    faults.push(fault([...path, 'meetingId'], 'no such meeting in this document'));
  if (Date.parse(String(session['endsAt'])) <= Date.parse(String(session['startsAt'])))
    faults.push(fault([...path, 'endsAt'], 'ends before it starts'));
  for (const twice of repeated(parts(session, 'people'), ({ role, name }) => named(role, name)))
    faults.push(fault([...path, 'people', twice], 'the same person in the same role twice'));
  for (const twice of repeated(parts(session, 'hubs'), ({ name }) => named('hub', name)))
    faults.push(fault([...path, 'hubs', twice], 'the same hub twice'));
  return faults;
}

function fault(path: (string | number)[], message: string): Fault {
  return { path, message };
}

function named(role: unknown, name: unknown): string | undefined {
  return typeof name === 'string' ? `${String(role)} ${name}` : undefined;
}

function parts(whole: unknown, key: string): Part[] {
  const list = typeof whole === 'object' && whole !== null ? (whole as Part)[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((part: unknown) => (typeof part === 'object' && part !== null ? (part as Part) : {}));
}

function repeated(list: Part[], keyOf: (part: Part) => unknown): number[] {
  const seen = new Set<unknown>();
  return list.flatMap((part, at) => {
    const key = keyOf(part);
    if (key === undefined || !seen.has(key)) return seen.add(key) && [];
    return [at];
  });
}
