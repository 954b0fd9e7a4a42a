import {
  ATTENDANCES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  type ReportTurn,
  type Speaking,
} from '@openfloor/contract';
import type { Material } from '../material.js';

/** Everybody who had the floor, in the order in which they had it. */
export function turnsOf({ floor, hubs }: Pick<Material, 'floor' | 'hubs'>): ReportTurn[] {
  const hubNo = new Map(hubs.map(({ id, no }) => [id, no]));
  return floor
    .filter(({ spokenMs }) => spokenMs > 0)
    .sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0) || one.no - other.no)
    .map((turn) => ({
      no: turn.no,
      class: turn.class,
      panel: turn.personId !== null,
      name: turn.name,
      affiliation: turn.affiliation,
      country: turn.country,
      stakeholderGroup: turn.stakeholderGroup,
      regionalGroup: turn.regionalGroup,
      attendance: turn.attendance,
      hubNo: hubNo.get(turn.hubId ?? '') ?? null,
      delivery: turn.delivery,
      seconds: Math.round(turn.spokenMs / 1_000),
      gist: turn.gist,
    }));
}

/** How the time was shared out: every list adds up to the same. */
export function speakingOf(turns: readonly ReportTurn[]): Speaking {
  const share = (is: (turn: ReportTurn) => boolean) => {
    const those = turns.filter(is);
    return { turns: those.length, seconds: those.reduce((sum, { seconds }) => sum + seconds, 0) };
  };
  return {
    groups: [...STAKEHOLDER_GROUPS, null].map((group) => ({
      group,
      ...share(({ stakeholderGroup }) => stakeholderGroup === group),
    })),
    regions: [...REGIONAL_GROUPS, null].map((region) => ({
      region,
      ...share(({ regionalGroup }) => regionalGroup === region),
    })),
    attendances: ATTENDANCES.map((attendance) => ({
      attendance,
      ...share((turn) => turn.attendance === attendance),
    })),
    panel: share(({ panel }) => panel),
    floor: share(({ panel }) => !panel),
  };
}
