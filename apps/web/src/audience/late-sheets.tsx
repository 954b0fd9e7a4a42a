import { useEffect, useState } from 'react';
import { useLaterPage } from './later-context.js';

/** What only those phones fetch that open it; where it cannot be fetched the sheet closes, and tapping again tries again. */
function useOpened<P>(load: () => Promise<P>, onFailed: () => void): P | null {
  const [part, setPart] = useState<P | null>(null);
  useEffect(() => {
    load().then(setPart, onFailed);
  }, []);
  return part;
}

/** The sheet "Your data", with its words. */
export function LateOwnData({ onClose }: { onClose: () => void }) {
  const { say } = useLaterPage();
  const load = async () => (await import('./own-data/own-data.js')).loadOwnData(say.language);
  const part = useOpened(load, onClose);
  return part ? <part.OwnData onClose={onClose} /> : null;
}

/** The record of moderation. */
export function LateRecord(props: { appealOf: string | undefined; onClose: () => void }) {
  const part = useOpened(() => import('./record-sheet.js'), props.onClose);
  return part ? <part.RecordSheet {...props} /> : null;
}
