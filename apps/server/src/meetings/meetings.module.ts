import { Global, Module } from '@nestjs/common';
import { Listings } from '../operations/listings.js';
import { ConsultationService } from './consultation.service.js';
import { ConsultationsController } from './consultations.controller.js';
import { FirstStart } from './first-start.service.js';
import { ListingsService } from './listings.service.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';
import { OwnRoomsController } from './own-rooms.controller.js';
import { ProgrammeService } from './programme.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** Meetings, sessions and their programme. The rest of the server knows it as `Listings`. */
@Global()
@Module({
  controllers: [MeetingsController, SessionsController, OwnRoomsController, ConsultationsController],
  providers: [
    MeetingsService,
    SessionsService,
    ListingsService,
    ProgrammeService,
    ConsultationService,
    FirstStart,
    { provide: Listings, useExisting: ListingsService },
  ],
  exports: [Listings, FirstStart],
})
export class MeetingsModule {}
