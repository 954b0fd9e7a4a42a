import { Module } from '@nestjs/common';
import { Rooms } from '../operations/rooms.js';
import { Addresses } from './addresses.js';
import { RoomHost } from './room.host.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';
import { SocketOutlets } from './socket.outlet.js';

/** The rooms of this process and their two doors. Everybody else knows them as `Rooms`. */
@Module({
  controllers: [RoomsController],
  providers: [Addresses, SocketOutlets, RoomHost, RoomsGateway, { provide: Rooms, useExisting: RoomHost }],
  exports: [Rooms],
})
export class RoomsModule {}
