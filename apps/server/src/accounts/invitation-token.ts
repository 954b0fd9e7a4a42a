import { createHash, randomBytes } from 'node:crypto';

/** What an invitation's token names. */
export interface TokenNames {
  sessionId: string;
  invitationId: string;
}

const ID_BYTES = 16;
const SECRET_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** A new token: session, invitation and 128 random bits, in base64url. Only its hash is kept. */
export function newInvitationToken({ sessionId, invitationId }: TokenNames): string {
  return Buffer.concat([bytesOf(sessionId), bytesOf(invitationId), randomBytes(SECRET_BYTES)]).toString(
    'base64url',
  );
}

/** What a token names, or undefined where it cannot be one. */
export function readInvitationToken(token: string): TokenNames | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  return {
    sessionId: idOf(bytes.subarray(0, ID_BYTES)),
    invitationId: idOf(bytes.subarray(ID_BYTES, ID_BYTES * 2)),
  };
}

/** SHA-256 in hex. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
