import { Global, Module } from '@nestjs/common';
import { NodesModule } from '../nodes/nodes.module.js';
import { Rooms } from '../operations/rooms.js';
import { Crowd } from './crowd.js';
import { Doorstep } from './doorstep.js';
import { Hearing } from './hearing.js';
import { OtherNodes } from './other-nodes.js';
import { ReceiptsService } from './receipts.service.js';
import { RoomHost } from './room.host.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';
import { Seatings } from './seatings.service.js';
import { SocketOutlets } from './socket.outlet.js';

/** The rooms of this process and their two doors. Everybody else knows them as `Rooms`. */
@Global()
@Module({
  imports: [NodesModule],
  controllers: [RoomsController],
  providers: [
    SocketOutlets,
    OtherNodes,
    RoomHost,
    ReceiptsService,
    Crowd,
    Doorstep,
    Hearing,
    Seatings,
    RoomsGateway,
    { provide: Rooms, useExisting: RoomHost },
  ],
  exports: [Rooms],
})
export class RoomsModule {}
