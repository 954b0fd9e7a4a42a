import { useLaterPage } from './later-context.js';
import { usePart } from './use-part.js';

/**
 * What the session concludes and the way to object to it, whose code and words are fetched once there is any of it: a line under the
 * header, or with `onClose` the sheet.
 */
export function LateTakeaways(props: { onClose?: () => void }) {
  const { say } = useLaterPage();
  const part = usePart(async () => (await import('./takeaways/takeaways.js')).loadTakeaways(say.language));
  return part ? <part.Takeaways {...props} /> : null;
}
