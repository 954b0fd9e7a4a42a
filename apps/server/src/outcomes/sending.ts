import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OpenRoom } from '../operations/rooms.js';

const zip = promisify(gzip);
const TYPES: Record<string, string> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
};
/** These are compressed by themselves. */
const PACKED = ['pdf', 'docx', 'zip'];

/** The name of a file of this session; nothing in it was written by anybody. */
export function nameFor({ room }: OpenRoom, rest: string): string {
  return `openfloor-${room.session.code}-${rest}`;
}

/** Sends a file, compressed where it gains by it. It is kept by nobody. */
export async function sendFile(
  [request, response]: [Request, Response],
  bytes: Uint8Array,
  { name, type, inline = false }: { name: string; type: string; inline?: boolean },
): Promise<void> {
  const isZipped = !PACKED.includes(type) && acceptsGzip(request);
  response.vary('Accept-Encoding, Accept-Language, Authorization, Cookie').set({
    'Cache-Control': 'no-store',
    'Content-Type': TYPES[type] ?? 'application/octet-stream',
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${name}"`,
  });
  if (isZipped) response.set('Content-Encoding', 'gzip');
  response.end(isZipped ? await zip(bytes) : bytes);
}

function acceptsGzip({ headers }: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers['accept-encoding'] ?? ''));
}
