import { Global, Module } from '@nestjs/common';
import { RoomFigures } from '../operations/room-figures.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';

/** The figures of sessions and their door. The pages know them as `RoomFigures`. */
@Global()
@Module({
  controllers: [FiguresController],
  providers: [FiguresService, { provide: RoomFigures, useExisting: FiguresService }],
  exports: [RoomFigures],
})
export class FiguresModule {}
