import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { languageFor } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { noticeOf } from './notice.js';
import { PRIVACY_PAGE_POLICY, privacyPage } from './privacy-page.js';

const LANGUAGES = ['en', 'ar'];

/** What is kept of people, as a page for everybody, also without scripts. */
@ApiExcludeController()
@Controller('privacy')
export class PrivacyPageController {
  constructor(private readonly config: Config) {}

  @Get()
  show(@Req() request: Request, @Res() response: Response): void {
    const asked = request.query['l'];
    const language = languageFor(
      typeof asked === 'string' ? asked : undefined,
      request.headers['accept-language'],
      LANGUAGES,
    );
    response
      .set({ 'Content-Security-Policy': PRIVACY_PAGE_POLICY, Vary: 'Accept-Language' })
      .type('html')
      .send(privacyPage(noticeOf(this.config), language));
  }
}
