import { useEffect, useState, type ComponentType } from 'react';
import { useLaterPage } from './later-context.js';

type Sheet = ComponentType<{ onClose: () => void }>;

/** The sheet "Your data", whose code and words only those phones fetch that open it; tapping again tries again. */
export function LateOwnData({ onClose }: { onClose: () => void }) {
  const { say } = useLaterPage();
  const [part, setPart] = useState<{ OwnData: Sheet } | null>(null);
  useEffect(() => {
    import('./own-data/own-data.js')
      .then(({ loadOwnData }) => loadOwnData(say.language))
      .then(setPart, onClose);
  }, []);
  return part ? <part.OwnData onClose={onClose} /> : null;
}
