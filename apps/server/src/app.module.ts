import { Module, type DynamicModule } from '@nestjs/common';
import type { Store } from '@openfloor/store';
import { AccountsModule } from './accounts/accounts.module.js';
import type { Config } from './config/config.js';
import { FiguresModule } from './figures/figures.module.js';
import { HubsModule } from './hubs/hubs.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SimilarModule } from './similar/similar.module.js';

/** The list of what the server is made of. */
@Module({})
export class AppModule {
  static over(config: Config, store: Store): DynamicModule {
    return {
      module: AppModule,
      imports: [
        OperationsModule.over(config, store),
        AccountsModule,
        FiguresModule,
        HubsModule,
        MeetingsModule,
        OutcomesModule,
        PagesModule,
        PrivacyModule,
        RoomsModule,
        SimilarModule,
      ],
    };
  }
}
