import { seatsFor, serve } from './served.mjs';

/** Our server in a process of its own, with a room, a moderator and so many seats made. */
export async function openRoom(port, participants, preset = 'workshop', nodeOptions = []) {
  const server = await serve(port, nodeOptions);
  const room = await server.openRoom(0, preset);
  const tokens = await seatsFor(server, room.code, participants);
  return { ...room, url: server.url, pid: server.pid, tokens, end: server.end };
}
