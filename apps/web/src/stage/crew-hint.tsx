import { useScreen } from './stage-context.js';

/** The keys of the screen, for whoever stands at it. */
export function CrewHint({ isHidden }: { isHidden: boolean }) {
  const { say } = useScreen();
  return (
    <aside className="crew-hint" aria-label={say('keysHere')}>
      <span>
        <kbd>B</kbd> <kbd>.</kbd> {say(isHidden ? 'keyShow' : 'keyHide')}
      </span>
      <span>
        <kbd>F</kbd> {say('keyFill')}
      </span>
    </aside>
  );
}
