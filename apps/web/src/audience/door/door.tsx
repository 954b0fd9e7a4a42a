import type { ComponentType } from 'react';
import type { DoorTexts } from '../../text/en/door.js';
import { doorSay } from '../../text/door.js';
import type { Say } from '../../text/say.js';
import { LinkButton } from '../controls.js';
import type { DoorProps } from '../late-door.js';
import { useLaterPage } from '../later-context.js';
import { Icon } from '../../parts/icons.js';
import { CodeSheet } from './code-sheet.js';

/** The door with its words. */
export async function loadDoor(language: string): Promise<{ Door: ComponentType<DoorProps> }> {
  const say = await doorSay(language);
  return {
    Door: ({ need, onClose }) => {
      if (!onClose) return <DoorLine need={need} say={say} />;
      return need === 'proving' ? null : (
        <CodeSheet kind={need === 'room' ? 'room' : 'roll'} say={say} onClose={onClose} />
      );
    },
  };
}

/** What the door asks for, in a strip, and the way to give it. */
function DoorLine({ need, say }: { need: DoorProps['need']; say: Say<DoorTexts> }) {
  const { open } = useLaterPage();
  return (
    <p className="strip plain">
      <Icon name={need === 'proving' ? 'clock' : 'info'} />
      <span>
        <b>{say(need)}</b>{' '}
        {need === 'proving' ? (
          <bdi>{say('provingText')}</bdi>
        ) : (
          <LinkButton onTap={() => open({ name: 'code' })}>
            {say(need === 'room' ? 'enterRoom' : 'enterRoll')}
          </LinkButton>
        )}
      </span>
    </p>
  );
}
