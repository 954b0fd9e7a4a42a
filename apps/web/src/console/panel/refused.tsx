import { useSay, useView } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';

/** How long it stands, ms. */
const STANDS_MS = 8_000;

/** What the room did not accept, for a few seconds. */
export function Refused() {
  const say = useSay();
  const said = useView((view) => view.said);
  const isFresh = useTick(() => said !== null && Date.now() - said.at < STANDS_MS);
  const words = said && isFresh ? (say.maybe(said.key) ?? say('failed')) : '';
  return (
    <p className="podium-refused" role="status">
      {words}
    </p>
  );
}
