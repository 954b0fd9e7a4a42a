import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { DoorRefusal } from './problem.js';

const BODY_BYTES = 65_536;
/** A programme of a whole meeting. */
const IMPORT_BYTES = 1_048_576;
export const IMPORT_PATH = '/api/v1/meetings/import';
/** A route that takes its much larger body by itself, once it knows who sends it. */
const READS_ITSELF = /^\/api\/v1\/meetings\/[^/?]+\/consultations\/?(\?|$)/i;

/** Bodies of the API: JSON and nothing else, at most 64 kB, a programme document 1 MB. */
export function jsonBodies(): { path: string; handlers: RequestHandler[] }[] {
  const parse = (limit: number) => express.json({ limit, type: isReadHere });
  return [
    { path: IMPORT_PATH, handlers: [onlyJson, parse(IMPORT_BYTES)] },
    { path: '/api', handlers: [onlyJson, parse(BODY_BYTES)] },
  ];
}

function isReadHere(request: IncomingMessage & { originalUrl?: string }): boolean {
  return !READS_ITSELF.test(request.originalUrl ?? '');
}

function onlyJson(request: Request, _response: Response, next: NextFunction): void {
  const {
    'content-length': length,
    'transfer-encoding': encoding,
    'content-type': type = '',
  } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || /^application\/json\s*(;|$)/i.test(type)) return next();
  next(new DoorRefusal(415, 'BAD_COMMAND', 'send JSON as application/json'));
}
