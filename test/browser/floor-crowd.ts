import type { Attendance, StakeholderGroup } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import type { TestServer } from '../harness/server.js';
import { command } from '../harness/raw.js';

/** Who asks for the floor in the pictures; these are nobody's names. */
const SPEAKERS: [StakeholderGroup, Attendance, string, string][] = [
  ['civil_society', 'online', 'Amina Okello', 'Open Rights Circle'],
  ['government', 'onsite', 'Lucas Ferreira', 'Ministry of Communications'],
  ['technical_community', 'onsite', 'Mei Tanaka', 'Island Response Team'],
  ['private_sector', 'online', 'Jonas Lind', 'Northern Networks'],
  ['academia', 'onsite', 'Sara Haddad', 'Institute of Law'],
  ['civil_society', 'onsite', 'Tomás Rivas', 'Users First'],
  ['intergovernmental_organisation', 'online', 'Nadia Petrova', 'Regional Commission'],
  ['civil_society', 'online', 'Kofi Addo', 'Digital Commons'],
];

export interface FilledFloor {
  /** Gives a command with the seat of the moderator's link. */
  does(type: string, args: unknown): Promise<Record<string, string>>;
  /** Seats of those who wait, in the order in which they asked. */
  waiting: string[];
  stageId: string;
  /** The link of a technician. */
  technician: string;
}

/**
 * The floor of a filled session in full swing: some have spoken, one speaks, five wait, a delegation has a point of
 * order, a second stage stands in the foyer, and signals went between the desks. The people of the programme are real,
 * so none of them is given a word or a turn.
 */
export async function fillFloor(
  server: TestServer,
  { sessionId, code, moderator }: { sessionId: string; code: string; moderator: string },
): Promise<FilledFloor> {
  const as = (token: string) => async (type: string, args: unknown) => {
    const { body } = await api<{ ok: boolean; result?: Record<string, string> }>(
      server,
      'POST',
      `/sessions/${sessionId}/commands`,
      { token, body: command(type, args) },
    );
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result ?? {};
  };
  const does = as(moderator);
  const panellist = await api<{ seat: string; actor: { id: string } }>(
    server,
    'POST',
    '/invitations/accept',
    {
      body: { token: server.links().panellist.split('#')[1] },
    },
  );
  const made = await api<{ invitations: { token: string; url: string }[] }>(
    server,
    'POST',
    `/sessions/${sessionId}/invitations`,
    { token: moderator, body: { role: 'technician' } },
  );
  const [link] = made.body.invitations;
  const accepted = { body: { token: link?.token } };
  const { body: technician } = await api<{ seat: string }>(server, 'POST', '/invitations/accept', accepted);
  await does('session.switch', { floor: true });
  await does('session.rules', { discipline: 'balanced' });
  const seats: string[] = [];
  for (const [stakeholderGroup, attendance, name, affiliation] of SPEAKERS) {
    const country = stakeholderGroup === 'government' ? { country: 'BR' } : {};
    const { seat } = await joinedAs(server, code, {
      stakeholderGroup,
      attendance,
      name,
      affiliation,
      ...country,
    });
    await as(seat)('floor.request', { note: 'On sharing incident data' });
    seats.push(seat);
  }
  for (let at = 0; at < 2; at += 1) {
    const { floorId } = await does('floor.call', { expect: null });
    await does('floor.start', { floorId });
    await does('floor.end', { expect: floorId });
  }
  const { floorId } = await does('floor.call', { expect: null });
  await does('floor.start', { floorId });
  const delegation = { name: 'Delegation, seat 14', stakeholderGroup: 'government' };
  await does('floor.request', { class: 'point_of_order', onBehalfOf: delegation });
  const { stageId } = await does('stage.put', { name: 'Foyer' });
  await does('signal.send', {
    to: { personIds: [panellist.body.actor.id] },
    code: 'message',
    text: 'Two questions left.',
  });
  await as(technician.seat)('signal.send', {
    to: { roles: ['moderator', 'chair', 'organiser', 'online_moderator'] },
    code: 'audio_failed',
    level: 'attention',
  });
  return { does, waiting: seats.slice(3), stageId: stageId ?? '', technician: link?.url ?? '' };
}
