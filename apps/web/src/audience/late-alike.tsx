import type { AlikeProps } from './alike/alike.js';
import { useLaterPage } from './later-context.js';
import { SupportButton } from './support-button.js';
import { supportFor } from './support-for.js';
import { usePart } from './use-part.js';

/** Questions like the one that is being written, whose code and words are fetched when somebody is about to ask. */
export function LateAlike(props: Pick<AlikeProps, 'text' | 'language'>) {
  const { say } = useLaterPage();
  const part = usePart(async () => (await import('./alike/alike.js')).loadAlike(say.language));
  return part ? <part.Alike {...props} supportFor={supportFor} Button={SupportButton} /> : null;
}
