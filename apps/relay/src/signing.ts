import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const MARK = 'relay';
const LONGEST = 500;

/** What the seats of phones are signed with. `secret` is random text that this relay made and keeps. */
export class SeatSigner {
  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, 'openfloor relay', 'seats of phones', 32));
  }

  /** A token for the phone with this id, until `endsAt` (ms). */
  sign(phoneId: string, endsAt: number): string {
    const signed = `${MARK}.${phoneId}.${endsAt}`;
    return `${signed}.${this.digest(signed)}`;
  }

  /** The id of the phone, or undefined where the token is forged, ended or none at all. */
  read(token: string): string | undefined {
    if (token.length > LONGEST) return undefined;
    const [mark = '', phoneId = '', endsAt = '', signature = '', ...more] = token.split('.');
    const given = Buffer.from(signature);
    const right = Buffer.from(this.digest(`${mark}.${phoneId}.${endsAt}`));
    if (more.length > 0 || mark !== MARK) return undefined;
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return Number(endsAt) > this.now() ? phoneId : undefined;
  }

  private digest(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

/** SHA-256, for what is compared and never shown again. */
export function digestOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
