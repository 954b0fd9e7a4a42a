import { Module } from '@nestjs/common';
import { HubsController } from './hubs.controller.js';
import { HubsService } from './hubs.service.js';

/** What hubs need beside the room: the way from an application to a link. */
@Module({ controllers: [HubsController], providers: [HubsService] })
export class HubsModule {}
