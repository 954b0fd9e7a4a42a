import {
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  type Diversity,
  type ReportPerson,
  type ReportTurn,
  type Role,
  type SessionReport,
} from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';

const PANEL: readonly Role[] = ['panellist', 'chair', 'moderator', 'online_moderator'];

/** The people of the programme by what they do in the session. */
export function peopleOf(people: Material['people']): SessionReport['people'] {
  const as = (role: Role) => people.filter((one) => one.role === role).map(reported);
  return {
    organisers: as('organiser'),
    chairs: as('chair'),
    moderators: as('moderator'),
    onlineModerators: as('online_moderator'),
    rapporteurs: as('rapporteur'),
    speakers: as('panellist'),
  };
}

/** What each of the panel presented, as it was written down, and how long they spoke. */
export function presentationsOf(
  { people, report }: Pick<Material, 'people' | 'report'>,
  secondsOf: (personId: string) => number,
): SessionReport['presentations'] {
  const texts = report?.texts.filter(({ section, text }) => section === 'presentations' && text !== '') ?? [];
  return people
    .filter(
      ({ role, id, left }) => role === 'panellist' && (!left || texts.some((one) => one.personId === id)),
    )
    .map(({ id, no, name }) => {
      const written = texts.find(({ personId }) => personId === id);
      const words = { text: written?.text ?? null, language: written?.language ?? null };
      return { personNo: no, name, ...words, seconds: secondsOf(id) };
    });
}

/** How many of the panel said that they are of which group and region. Everybody can read it from the programme. */
export function panelDiversity(people: Material['people']): Diversity['panel'] {
  const panel = people.filter(({ role, left }) => PANEL.includes(role) && !left);
  const count = (is: (one: SeenOf<'person'>) => boolean) => panel.filter(is).length;
  return {
    groups: [...STAKEHOLDER_GROUPS, null].map((group) => ({
      group,
      people: count(({ stakeholderGroup }) => stakeholderGroup === group),
    })),
    regions: [...REGIONAL_GROUPS, null].map((region) => ({
      region,
      people: count(({ regionalGroup }) => regionalGroup === region),
    })),
  };
}

/** Finds people by id for what names them. */
export function namesBy(people: Material['people']): (id: string) => string | undefined {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

/** How long each of the programme spoke. */
export function secondsBy(
  floor: Material['floor'],
  turns: readonly ReportTurn[],
): (personId: string) => number {
  const seconds = new Map(turns.map((turn) => [turn.no, turn.seconds]));
  return (personId) =>
    floor.filter((one) => one.personId === personId).reduce((sum, { no }) => sum + (seconds.get(no) ?? 0), 0);
}

function reported(person: SeenOf<'person'>): ReportPerson {
  const { no, role, honorific, name, position, affiliation, country } = person;
  const { stakeholderGroup, regionalGroup, left } = person;
  return { no, role, honorific, name, position, affiliation, country, stakeholderGroup, regionalGroup, left };
}
