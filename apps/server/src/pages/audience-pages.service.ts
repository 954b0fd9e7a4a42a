import { Injectable } from '@nestjs/common';
import { Refusal, type Welcome } from '@openfloor/contract';
import type { PlainDraft, Said } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { Limits } from '../operations/limits.js';
import type { OpenRoom } from '../operations/rooms.js';
import { PageSender, type Rendering } from './page-sender.js';
import { placeAsked, type PlaceAsked } from './place-asked.js';
import { ownWelcome, publicVersion, publicWelcome } from './public-welcome.js';
import { Slips, type Slip } from './slips.js';
import { participantIn, Visitors, type Visitor } from './visitors.js';

/** What an audience page shows: the same to everybody, or somebody's own. */
interface Shown extends PlaceAsked {
  welcome: Welcome;
  code: string;
  slip?: Slip | undefined;
  joinKey?: string | undefined;
}

/**
 * Sends the pages of the audience. Everybody gets the same one, which is kept, but for those who have sent a form: a
 * page is rendered for each of them, with what became of it.
 */
@Injectable()
export class AudiencePages {
  constructor(
    private readonly sender: PageSender,
    private readonly visitors: Visitors,
    private readonly slips: Slips,
    private readonly limits: Limits,
  ) {}

  /** Sends the page of a session under its code. */
  async send([request, response]: [Request, Response], open: OpenRoom, code: string): Promise<void> {
    const visitor = this.visitors.greet(request, response, code);
    const place = placeAsked(request.query);
    const slip = this.slips.get(request.query['said'], visitor.joinKey);
    const own = this.ownOf(open, visitor, place, slip);
    // A form carries the origin it is sent from; other sites still learn nothing.
    response.set('Referrer-Policy', 'same-origin').vary('Cookie');
    const at: [Request, Response] = [request, response];
    if (own) {
      const shown = { ...place, ...own, code, ...(visitor.isOurs && { joinKey: visitor.joinKey }) };
      return this.sender.sendOwn(at, (around) => render(shown, around));
    }
    const name = `audience ${open.room.id} ${code} ${place.list} ${place.page}`;
    return this.sender.send(at, { name, version: publicVersion(open) }, (around) =>
      render({ ...place, code, welcome: publicWelcome(open) }, around),
    );
  }

  /** What somebody's own page shows, or nothing where they get the one for everybody. */
  private ownOf(
    open: OpenRoom,
    visitor: Visitor,
    { list }: PlaceAsked,
    slip: Slip | undefined,
  ): { welcome: Welcome; slip?: Slip | undefined } | undefined {
    const actor = participantIn(open, visitor);
    const isWanted = visitor.isPlain || list === 'mine' || list === 'ask';
    if (!actor || !(slip || isWanted)) return slip && { welcome: publicWelcome(open), slip };
    if (this.limits.takeCommand(`pages of ${actor.id}`, 'participant') > 0) return undefined;
    try {
      return { welcome: ownWelcome(open, actor), slip };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { welcome: publicWelcome(open), slip: slip ?? { said: { act: 'join', code: error.code } } };
    }
  }
}

function render({ list, page, welcome, code, slip, joinKey }: Shown, { pages, ...around }: Rendering) {
  const form = randomBytes(12).toString('base64url');
  const said: { said?: Said } = slip ? { said: slip.said } : {};
  const input = { ...around, welcome, form, code, ...said };
  if (list === 'mine') return pages.minePage(input);
  if (list === 'ask') return pages.askPage({ ...input, draft: slip?.draft ?? knownOf(welcome) });
  const plain = { list, page, form, ...said, ...(joinKey === undefined ? {} : { joinKey }) };
  return pages.audiencePage({ ...input, plain });
}

/** What somebody told of themselves before is filled in. */
function knownOf({ mine }: Welcome): PlainDraft {
  const { name, affiliation, country, stakeholderGroup, language } = mine.put.profile ?? {};
  return {
    text: '',
    ...(name ? { name } : {}),
    ...(affiliation ? { affiliation } : {}),
    ...(country ? { country } : {}),
    ...(stakeholderGroup ? { group: stakeholderGroup } : {}),
    ...(language ? { language } : {}),
  };
}
