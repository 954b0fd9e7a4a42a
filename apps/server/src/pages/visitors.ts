import { Injectable } from '@nestjs/common';
import type { Attendance } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import type { CookieOptions, Request, Response } from 'express';
import { createHash, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import { participantOf } from '../operations/joining.js';
import type { OpenRoom } from '../operations/rooms.js';

/** Who opened a page, as far as a browser without scripts tells. */
export interface Visitor {
  /** Leads to the same participant each time; undefined where the browser keeps no cookies. */
  joinKey: string | undefined;
  /** The key is one of ours, which the scripts of this browser do not know. */
  isOurs: boolean;
  /** This browser has sent a form and has not run a script since. */
  isPlain: boolean;
  attendance: Attendance;
  hubCode?: string;
}

/** Made here for a browser; with where its owner is, once a link said so: `<key>`, `<key>.onsite`, `<key>.hub-3`. */
const KEY = 'key';
/** Written by the scripts of a phone: the key that it joins with. */
const PHONE = 'phone';
/** There after a form was sent; the scripts of a page take it away. */
const PLAIN = 'plain';

const MADE = /^([A-Za-z0-9_-]{22})(?:\.(onsite|hub-[\w-]{1,40}))?$/;
const JOIN_KEY = /^[A-Za-z0-9_-]{22,64}$/;
const KEPT_MS = 30 * 24 * 3_600_000;

/** Knows browsers without scripts again, by cookies that go to one session's page alone. */
@Injectable()
export class Visitors {
  constructor(private readonly config: Config) {}

  /** Who this is. */
  of({ headers }: Request): Visitor {
    const cookies = cookiesIn(headers.cookie);
    const [, key, place] = MADE.exec(cookies.get(KEY) ?? '') ?? [];
    const phone = cookies.get(PHONE) ?? '';
    const isOurs = !JOIN_KEY.test(phone);
    return {
      joinKey: isOurs ? key && joinKeyOf(key) : phone,
      isOurs,
      isPlain: cookies.has(PLAIN),
      ...arrivalAt(place),
    };
  }

  /** Who this is; a browser that has no key yet is given one, which costs nobody anything until it sends a form. */
  greet(request: Request, response: Response, code: string): Visitor {
    const before = cookiesIn(request.headers.cookie).get(KEY) ?? '';
    const [, known, knownPlace] = MADE.exec(before) ?? [];
    const place = placeIn(request.query) ?? knownPlace;
    const key = known ?? randomBytes(16).toString('base64url');
    const value = place ? `${key}.${place}` : key;
    if (value !== before) response.cookie(KEY, value, { ...this.options(code), httpOnly: true });
    return this.of(request);
  }

  /** Remembers that this browser sends forms, so that it is shown what became of them. */
  mark(response: Response, code: string): void {
    response.cookie(PLAIN, '1', this.options(code));
  }

  /** A path is what `__Host-` rules out, and what keeps the key of one session from every other page. */
  private options(code: string): CookieOptions {
    const secure = this.config.publicUrl.startsWith('https:');
    return { path: `/s/${code}`, sameSite: 'lax', maxAge: KEPT_MS, secure };
  }
}

/** The participant of a room that a visitor is, once they took a seat there. */
export function participantIn(
  { room }: OpenRoom,
  { joinKey }: Visitor,
): Extract<Actor, { type: 'participant' }> | undefined {
  if (joinKey === undefined) return undefined;
  const id = participantOf(room.id, joinKey);
  return room.entry('participant', id) ? { type: 'participant', id } : undefined;
}

/** What stands in the cookie leads to the key that somebody joins with, and not back. */
function joinKeyOf(key: string): string {
  return createHash('sha256').update(`join ${key}`).digest('base64url');
}

function placeIn({ hub, at }: Request['query']): string | undefined {
  if (typeof hub === 'string' && /^[\w-]{1,40}$/.test(hub)) return `hub-${hub}`;
  return at === 'room' ? 'onsite' : undefined;
}

function arrivalAt(place = 'online'): Pick<Visitor, 'attendance' | 'hubCode'> {
  if (place.startsWith('hub-')) return { attendance: 'hub', hubCode: place.slice(4) };
  return { attendance: place === 'onsite' ? 'onsite' : 'online' };
}

/** The cookies of a request by their names. */
export function cookiesIn(header = ''): Map<string, string> {
  const pairs = header.split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(pairs);
}
