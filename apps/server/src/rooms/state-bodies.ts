import { encodingFor, type Encoding } from '@openfloor/pages';
import type { RecordView } from '@openfloor/contract';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** A state of a room, or a page of one, with the records that many are sent. */
export interface State {
  put: RecordView[];
}

/** What goes over the line. */
export interface StateBody {
  body: Buffer;
  encoding: Encoding;
}

/** JSON of records that were asked for before, and its compressed form once somebody took one. */
interface Prepared {
  json: Buffer;
  crc: number;
  deflated?: Promise<Buffer>;
}

/** What is smaller than this gains nothing by being compressed. */
const SMALL_BYTES = 1_024;
const deflate = promisify(deflateRaw);
/** A gzip member without a name, a time or a system (RFC 1952). */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/**
 * Makes the bodies of `GET /state`. The records come first, so that their text and its compressed blocks are made once and
 * go before what is each reader's own: deflate blocks that end at a whole byte can be put one after the other.
 */
export class StateBodies {
  /** By the list of records, which is the same object as long as it says the same. */
  private readonly known = new WeakMap<readonly RecordView[], Prepared>();

  /** The body for whoever accepts these encodings. */
  async of(state: State, accepted: string | undefined): Promise<StateBody> {
    const { put, ...own } = state;
    const prepared = this.preparedOf(put);
    const rest = Buffer.from(`,${JSON.stringify(own).slice(1)}`);
    const isSmall = prepared.json.length + rest.length < SMALL_BYTES;
    if (isSmall || !takesGzip(accepted))
      return { body: Buffer.concat([prepared.json, rest]), encoding: undefined };
    const first = await (prepared.deflated ??= deflate(prepared.json, {
      finishFlush: constants.Z_FULL_FLUSH,
    }));
    const last = await deflate(rest);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(rest, prepared.crc), 0);
    trailer.writeUInt32LE(prepared.json.length + rest.length, 4);
    return { body: Buffer.concat([GZIP_HEADER, first, last, trailer]), encoding: 'gzip' };
  }

  private preparedOf(put: readonly RecordView[]): Prepared {
    const known = this.known.get(put);
    if (known) return known;
    const json = Buffer.from(`{"put":${JSON.stringify(put)}`);
    const prepared: Prepared = { json, crc: crc32(json) };
    this.known.set(put, prepared);
    return prepared;
  }
}

/** Only gzip lets parts be put together. */
function takesGzip(accepted: string | undefined): boolean {
  const others = (accepted ?? '').split(',').filter((part) => !part.trim().toLowerCase().startsWith('br'));
  return encodingFor(others.join()) === 'gzip';
}
