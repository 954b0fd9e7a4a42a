import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** The best of brotli takes ten times as long for a few per cent: for what is sent once it does not pay. */
const QUALITY = { quick: 9, best: 11 };

export type Encoding = 'br' | 'gzip' | undefined;

/** What a browser takes of what this server can do. */
export function encodingFor(accepted: string | undefined): Encoding {
  const taken = (accepted ?? '').split(',').map((part) => part.trim().toLowerCase());
  const takes = (name: string) =>
    taken.some((part) => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** A content with its compressed forms, each made once, when it is first asked for. */
export class Compressed {
  private readonly forms = new Map<Encoding, Promise<Buffer>>();

  constructor(
    private readonly content: Buffer,
    private readonly effort: keyof typeof QUALITY,
  ) {}

  as(encoding: Encoding): Promise<Buffer> {
    const form = this.forms.get(encoding) ?? this.make(encoding);
    this.forms.set(encoding, form);
    return form;
  }

  private make(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'gzip') return zip(this.content, { level: 9 });
    if (encoding === undefined) return Promise.resolve(this.content);
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
    const params = {
      [BROTLI_PARAM_QUALITY]: QUALITY[this.effort],
      [BROTLI_PARAM_SIZE_HINT]: this.content.length,
    };
    return brotli(this.content, { params });
  }
}
