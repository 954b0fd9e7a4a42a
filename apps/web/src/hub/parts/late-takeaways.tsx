import { usePart } from '../../audience/use-part.js';
import { useDesk } from './context.js';

/** What the session concludes. It is fetched while there is a line, so that it is at hand also without one. */
export function LateTakeaways() {
  const { say } = useDesk();
  const part = usePart(async () => (await import('../takeaways/takeaways.js')).loadTakeaways(say.language));
  return part ? <part.Takeaways /> : null;
}
