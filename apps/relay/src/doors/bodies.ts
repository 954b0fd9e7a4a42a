import type { IncomingMessage } from 'node:http';
import { DoorRefusal } from './problem.js';

const MOST_BYTES = 65_536;

/** The JSON body of a request, at most 64 kB. Refuses everything else with 400, 413 or 415. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  if (!/^application\/json\s*(;|$)/i.test(type) || encoding !== undefined)
    throw new DoorRefusal(415, 'BAD_COMMAND', 'send JSON as application/json');
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new DoorRefusal(400, 'BAD_COMMAND', 'the body cannot be read');
  }
}

function tooLarge(): DoorRefusal {
  return new DoorRefusal(413, 'TOO_LONG', 'the body is too large');
}
