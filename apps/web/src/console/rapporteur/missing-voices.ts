import type { FloorView, HubView, Presence, QuestionView, StakeholderGroup } from '@openfloor/contract';
import { GROUP_ORDER } from '../../parts/groups.js';

/** Who is here and was not heard so far. */
export type Missing =
  | { kind: 'group'; group: StakeholderGroup; joined: number | null; asked: number; taken: number }
  | { kind: 'hub'; id: string; name: string; asked: number }
  | { kind: 'language'; language: string; asked: number; next: { no: number; place: number } | null };

interface Room {
  questions: readonly QuestionView[];
  floors: readonly FloorView[];
  hubs: readonly HubView[];
  presence: Pick<Presence, 'hubs'> | undefined;
  /** How many of each group joined, where that is known. */
  joined?: ReadonlyMap<string, number>;
}

const LINKED: ReadonlySet<string> = new Set(['live', 'degraded']);

/**
 * Groups, hubs and languages that are here without having been heard: a group once nobody of it spoke (or, where nobody speaks at all, no
 * question of it was taken), a hub and a language once nothing of theirs was taken or said. Those of whom least was taken come first.
 */
export function missingOf(room: Room): Missing[] {
  return [...groups(room), ...hubs(room), ...languages(room)];
}

const isTaken = ({ askedAt }: QuestionView): boolean => askedAt !== null;
const isHeard = ({ spokenMs, startedAt }: FloorView): boolean => spokenMs > 0 || startedAt !== null;

function groups({ questions, floors, joined }: Room): Missing[] {
  const isFloorUsed = floors.some(isHeard);
  return GROUP_ORDER.flatMap((group): (Missing & { kind: 'group' })[] => {
    const asked = questions.filter(({ author }) => author.stakeholderGroup === group);
    const requests = floors.filter(({ stakeholderGroup }) => stakeholderGroup === group);
    const taken = asked.filter(isTaken).length;
    const here = joined?.get(group) ?? null;
    const isHere = asked.length > 0 || requests.length > 0 || (here ?? 0) > 0;
    const wasHeard = isFloorUsed ? requests.some(isHeard) : taken > 0;
    if (!isHere || wasHeard) return [];
    return [{ kind: 'group', group, joined: here, asked: asked.length, taken }];
  }).sort((one, other) => one.taken - other.taken);
}

function hubs({ questions, floors, hubs: all, presence }: Room): Missing[] {
  const states = new Map(presence?.hubs);
  return all.flatMap(({ id, no, name }): Missing[] => {
    const asked = questions.filter(({ hubId }) => hubId === id);
    const isHere = LINKED.has(states.get(no) ?? '') || asked.length > 0;
    const wasHeard = asked.some(isTaken) || floors.some((floor) => floor.hubId === id && isHeard(floor));
    return isHere && !wasHeard ? [{ kind: 'hub', id, name, asked: asked.length }] : [];
  });
}

function languages({ questions }: Room): Missing[] {
  const queue = questions
    .filter(({ status }) => status === 'shortlisted')
    .sort((one, other) => ((one.position ?? '') < (other.position ?? '') ? -1 : 1));
  const asked = questions.filter(({ status }) => status !== 'withdrawn' && status !== 'declined');
  return [...new Set(asked.map(({ language }) => language))].flatMap((language): Missing[] => {
    const own = asked.filter((question) => question.language === language);
    if (own.some(isTaken)) return [];
    const place = queue.findIndex((question) => question.language === language);
    const first = queue[place];
    return [
      {
        kind: 'language',
        language,
        asked: own.length,
        next: first ? { no: first.no, place: place + 1 } : null,
      },
    ];
  });
}
