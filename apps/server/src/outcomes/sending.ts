import { Compressed } from '@openfloor/pages';
import type { Request, Response } from 'express';
import type { OpenRoom } from '../operations/rooms.js';

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

/** Files that were made with their compressed form, as long as they are kept. */
const compressed = new WeakMap<Uint8Array, Compressed>();

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
  response.end(isZipped ? await zipped(bytes) : bytes);
}

/** A file compressed, once for all who ask for it. */
export function zipped(bytes: Uint8Array): Promise<Uint8Array> {
  const body =
    compressed.get(bytes) ??
    new Compressed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'quick');
  compressed.set(bytes, body);
  return body.as('gzip');
}

function acceptsGzip({ headers }: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers['accept-encoding'] ?? ''));
}
