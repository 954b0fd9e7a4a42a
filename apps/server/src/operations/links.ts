import type { Role } from '@openfloor/contract';
import type { Config } from '../config/config.js';

/** Where the people of a room find it. Made from the public address only, never from what a request names. */
export class Links {
  constructor(private readonly config: Pick<Config, 'publicUrl'>) {}

  audience(code: string): string {
    return `${this.config.publicUrl}/s/${code}`;
  }

  /** The page where a link with this role begins; the token stands in the fragment, which no server sees. */
  invited(role: Role, token: string, code: string): string {
    const page = role === 'hub' ? '/hub' : role === 'display' ? `/stage/${code}` : '/console';
    return `${this.config.publicUrl}${page}#${token}`;
  }
}
