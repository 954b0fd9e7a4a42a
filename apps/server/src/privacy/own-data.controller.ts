import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EraseOwn, Id, OwnData, PrivacyNotice } from '@openfloor/contract';
import { Config } from '../config/config.js';
import type { Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { noticeOf } from './notice.js';
import { OwnDataService } from './own-data.service.js';

/** What people of the audience may know of, fetch and erase, by the token of their seat. */
@ApiTags('privacy')
@Controller()
export class OwnDataController {
  constructor(
    private readonly own: OwnDataService,
    private readonly config: Config,
  ) {}

  /** How long what is kept, for everybody. */
  @Get('privacy-notice')
  @Gives(200, PrivacyNotice)
  notice(): PrivacyNotice {
    return noticeOf(this.config);
  }

  /** Everything that is kept of the participant who asks. */
  @Get('sessions/:id/own-data')
  @Signed()
  @Gives(200, OwnData)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', 'attachment; filename="my-data.json"')
  fetch(@Param('id', { schema: Id }) sessionId: string, @Calling() caller: Caller): Promise<OwnData> {
    return this.own.of(sessionId, expectActor(caller, sessionId));
  }

  /**
   * Erases the participant who asks: name, profile and what only staff has read go, votes are taken back while the session
   * is open. With `questions` `delete` the texts that everybody has read go too. Cannot be taken back.
   */
  @Post('sessions/:id/own-data/erase')
  @Signed()
  @Gives(200, Done)
  async erase(
    @Param('id', { schema: Id }) sessionId: string,
    @Body({ schema: EraseOwn }) wish: EraseOwn,
    @Calling() caller: Caller,
  ): Promise<object> {
    await this.own.erase(sessionId, expectActor(caller, sessionId), wish);
    return {};
  }
}
