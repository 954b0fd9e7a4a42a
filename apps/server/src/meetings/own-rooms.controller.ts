import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NewRoom, RoomMade, type Account } from '@openfloor/contract';
import type { Store, StoredMeeting } from '@openfloor/store';
import type { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { Invitations } from '../operations/invitations.js';
import { Links } from '../operations/links.js';
import { STORE } from '../operations/store.token.js';
import { MeetingsService } from './meetings.service.js';
import { SessionsService } from './sessions.service.js';

/** A room in one call, for whoever needs one now. */
@ApiTags('sessions')
@Signed()
@Controller('rooms')
export class OwnRoomsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly sessions: SessionsService,
    private readonly invitations: Invitations,
    private readonly links: Links,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** Makes a room in the caller's own meeting "Rooms" and gives its code and links. It waits in the lobby. */
  @Post()
  @Gives(201, RoomMade)
  async make(
    @Calling() caller: Caller,
    @Body({ schema: NewRoom }) { title, preset }: z.output<typeof NewRoom>,
  ): Promise<z.output<typeof RoomMade>> {
    const account = expectAccount(caller);
    const meeting = await this.ownMeeting(account);
    const { id: sessionId, code } = await this.sessions.add(meeting, { title, preset, phase: 'lobby' });
    const actor = { type: 'account', id: account.id, administrator: account.administrator } as const;
    const made = await this.invitations.make(sessionId, [{ role: 'moderator' }, { role: 'display' }], actor);
    const [moderator = '', stage = ''] = made.map(({ url }) => url);
    return { sessionId, code, links: { audience: this.links.audience(code), moderator, stage } };
  }

  private async ownMeeting(account: Account): Promise<StoredMeeting> {
    const slug = `rooms-${account.id}`;
    const known = await this.store.meeting(slug);
    if (known) return known;
    const blank = { city: '', country: null, timeZone: 'UTC', overarchingTheme: '' };
    return this.meetings.add(account, { ...blank, name: 'Rooms', slug });
  }
}
