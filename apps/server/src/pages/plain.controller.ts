import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { normalCode, Refusal } from '@openfloor/contract';
import type { Said } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { placeAsked } from './place-asked.js';
import { PlainActs } from './plain-acts.service.js';
import { expectOwnForm, readForm, type PlainForm } from './plain-form.js';
import { Slips } from './slips.js';
import { Visitors } from './visitors.js';

/** Takes the forms of the audience page, for browsers that run no scripts. Each leads to a page that tells of it. */
@ApiExcludeController()
@Controller()
export class PlainController {
  constructor(
    private readonly config: Config,
    private readonly finder: SessionFinder,
    private readonly rooms: Rooms,
    private readonly acts: PlainActs,
    private readonly visitors: Visitors,
    private readonly slips: Slips,
  ) {}

  @Post('s/:code')
  async take(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    expectOwnForm(request, this.config);
    const form = await readForm(request, response);
    const code = normalCode(typed) ?? '';
    response.set('Cache-Control', 'no-store');
    const said = form && (await this.said(form, code, request));
    if (!form || !said) return response.redirect(303, `/s/${encodeURIComponent(code)}`);
    const { joinKey } = this.visitors.of(request);
    if (joinKey !== undefined) this.visitors.mark(response, code);
    const slip = this.slips.put({ said, ...(said.code && form.draft ? { draft: form.draft } : {}) }, joinKey);
    response.redirect(303, nextPage(code, request, said, slip));
  }

  /** What became of it; undefined where the code leads nowhere, which the page itself tells. */
  private async said(form: PlainForm, code: string, request: Request): Promise<Said | undefined> {
    try {
      const open = await this.rooms.open(await this.finder.byCode(code, request.ip));
      const visitor = this.visitors.of(request);
      return await this.acts.act(form, { open, code, visitor, address: request.ip });
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}

/** Back to where the form stood, or to where it shows what became of it; in the same language. */
function nextPage(code: string, request: Request, said: Said, slip: string): string {
  const { list, page } = placeAsked(request.query);
  const { l } = request.query;
  const query = new URLSearchParams();
  if (said.act === 'ask') query.set('list', said.code ? 'ask' : 'mine');
  else if (list !== 'top') query.set('list', list);
  if (page > 1) query.set('page', String(page));
  if (typeof l === 'string' && /^[A-Za-z-]{2,20}$/.test(l)) query.set('l', l);
  query.set('said', slip);
  const kind = said.act === 'answer' || said.act === 'unanswer' ? 'p' : 'q';
  return `/s/${code}?${query}${said.no === undefined ? '' : `#${kind}${said.no}`}`;
}
