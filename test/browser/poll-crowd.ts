import type { StakeholderGroup } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import type { TestServer } from '../harness/server.js';

/** Gives a command that must be accepted; its result. */
export type Does = (token: string, type: string, args: unknown) => Promise<Record<string, string>>;

/** Gives commands in a session by plain requests. */
export function doesIn(server: TestServer, sessionId: string): Does {
  return async (token, type, args) => {
    const path = `/sessions/${sessionId}/commands`;
    const { body } = await api<{ ok: boolean; result?: Record<string, string> }>(server, 'POST', path, {
      token,
      body: command(type, args),
    });
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result ?? {};
  };
}

/** Somebody who may answer, with what they told of themselves. */
export interface Voter {
  seat: string;
  group: StakeholderGroup;
  /** Their place in the group, from 0. */
  at: number;
}

const GROUPS: [StakeholderGroup, string, number][] = [
  ['government', 'african', 30],
  ['civil_society', 'grulac', 44],
  ['technical_community', 'asia_pacific', 34],
  ['private_sector', 'weog', 26],
  ['academia', 'eastern_european', 24],
  ['press_media', 'weog', 2],
];

/** 160 people of six groups and five regions, two of them of one group alone. */
export async function votersOf(server: TestServer, code: string): Promise<Voter[]> {
  const voters: Voter[] = [];
  for (const [group, regionalGroup, many] of GROUPS) {
    const told = { stakeholderGroup: group, regionalGroup };
    const seats = await Promise.all(Array.from({ length: many }, () => joinedAs(server, code, told)));
    voters.push(...seats.map(({ seat }, at) => ({ seat, group, at })));
  }
  return voters;
}

/** How many of ten of each group agree, and how many have no opinion; the others disagree. */
const OPINIONS: Partial<Record<StakeholderGroup, [agree: number, pass: number]>> = {
  government: [2, 2],
  civil_society: [6, 2],
  technical_community: [5, 2],
  private_sector: [4, 3],
  academia: [5, 3],
};

/** What a voter says to a temperature check: 1 agrees, 2 passes, 3 disagrees. */
export function temperatureOf({ group, at }: Voter): number {
  const [agree, pass] = OPINIONS[group] ?? [5, 0];
  const said = (at * 3) % 10;
  return said < agree ? 1 : said < agree + pass ? 2 : 3;
}

/** A hub that staff registered: the link to its console. */
export async function hubLink(
  server: TestServer,
  { sessionId, moderator }: { sessionId: string; moderator: string },
  name: string,
): Promise<string> {
  const { hubId } = await doesIn(server, sessionId)(moderator, 'hub.put', { name, city: 'Nairobi' });
  const made = await api<{ invitations: { url: string }[] }>(
    server,
    'POST',
    `/sessions/${sessionId}/invitations`,
    { token: moderator, body: { role: 'hub', hubId } },
  );
  const [link] = made.body.invitations;
  if (!link) throw new Error(`no link: ${JSON.stringify(made)}`);
  return link.url;
}
