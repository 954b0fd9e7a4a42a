import { Module } from '@nestjs/common';
import { SimilarController } from './similar.controller.js';
import { Similar } from './similar.service.js';

/** Questions that ask the same. */
@Module({ controllers: [SimilarController], providers: [Similar] })
export class SimilarModule {}
