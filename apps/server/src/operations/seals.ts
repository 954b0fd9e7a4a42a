import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Secret } from './secret.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const LONGEST = 8_192;

/** Seals what is kept at rest or given to a browser to bring back, with AES-256-GCM and a key for each purpose. */
@Injectable()
export class Seals {
  constructor(private readonly secret: Secret) {}

  /** `about` is not in the sealed text but must be the same to open it, such as whose it is. */
  seal(purpose: string, text: string, about = ''): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.secret.key(purpose), iv).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** The text, or undefined where anything of it was changed or it was sealed for something else. */
  open(purpose: string, sealed: string, about = ''): string | undefined {
    if (sealed.length > LONGEST) return undefined;
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
    const key = this.secret.key(purpose);
    const options = { authTagLength: TAG_BYTES };
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), options);
    opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      const body = opening.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([body, opening.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** A keyed digest, for what is looked up and never read again. */
  digest(purpose: string, text: string): string {
    return createHmac('sha256', this.secret.key(purpose)).update(text).digest('base64url');
  }
}
