import type { Room } from '@openfloor/room';

type Json = Record<string, unknown>;

/** A room written as a session of the programme document: what a copy of it is made from. Who has left stays behind. */
export function rehearsalOf(room: Room, { slug, meeting }: { slug: string; meeting: string }): Json {
  const { session } = room;
  const present = room.list('person').filter(({ left }) => !left);
  const segments = room.list('segment').filter(({ dropped }) => !dropped);
  return {
    id: slug,
    meetingId: meeting,
    title: session.title,
    sessionType: session.sessionType,
    format: session.format,
    theme: session.theme,
    subTheme: session.subTheme,
    startsAt: moment(session.startsAt),
    endsAt: moment(session.endsAt),
    topics: session.topics,
    objectives: session.objectives,
    focusIssues: session.focusIssues,
    rules: session.rules,
    links: session.links,
    people: present.map((person) =>
      told(person, [
        'role',
        'name',
        'honorific',
        'position',
        'affiliation',
        'country',
        'stakeholderGroup',
        'regionalGroup',
        'tags',
      ]),
    ),
    hubs: room
      .list('hub')
      .map((hub) =>
        told(hub, ['name', 'city', 'country', 'regionalGroup', 'languages', 'expected', 'contact']),
      ),
    segments: segments
      .sort((one, other) => one.no - other.no)
      .map((segment) => told(segment, ['title', 'minutes'])),
  };
}

/** Some fields of a record; what is not known is left out, as the document wants it. */
function told<T extends object>(record: T, fields: (keyof T & string)[]): Json {
  return Object.fromEntries(
    fields.flatMap((field) => (record[field] === null ? [] : [[field, record[field]]])),
  );
}

function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
