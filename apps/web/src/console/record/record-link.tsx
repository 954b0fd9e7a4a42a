import { useEffect } from 'react';
import { ar } from '../../text/ar/desk-record.js';
import { en, type DeskRecordTexts } from '../../text/en/desk-record.js';
import { sayIn, type Translated } from '../../text/say.js';
import { useSay, useSession } from '../desk/context.js';
import { useReach } from '../reach/context.js';

const TEXTS: Record<string, Translated<DeskRecordTexts>> = { ar };
/** A pass lasts for a quarter of an hour. */
const RENEWED_MS = 10 * 60_000;

/**
 * Leads to the pages of the record and of the figures. A desk that came by a link has no cookie that would open it where the record is not for
 * everybody: it asks for a pass beforehand, so that the page itself is a plain link, and no address carries the seat.
 */
export function RecordLink() {
  const { language } = useSay();
  const say = sayIn<DeskRecordTexts>(language, TEXTS[language] ?? {}, en);
  const { id, code, rules } = useSession();
  const reach = useReach();
  const isOpen = rules.record === 'public';
  useEffect(() => {
    if (isOpen) return;
    const ask = (): void => void reach.post(`/sessions/${id}/page-pass`, {});
    ask();
    const timer = setInterval(ask, RENEWED_MS);
    return () => clearInterval(timer);
  }, [reach, id, isOpen]);
  return (
    <>
      {(['record', 'figures'] as const).map((page) => (
        <a
          key={page}
          className="btn"
          lang={say.language}
          href={`/s/${code}/${page}?l=${say.language}`}
          target="_blank"
          rel="noopener"
        >
          {say(page)}
        </a>
      ))}
    </>
  );
}
