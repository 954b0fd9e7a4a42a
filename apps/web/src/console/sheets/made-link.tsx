import type { InvitationMade } from '@openfloor/contract';
import { useSay } from '../desk/context.js';
import { Copy } from './copy.js';
import { LinkQr } from './link-qr.js';

/** A new link with its QR code: the only time it can be seen. */
export function MadeLink({ link, title }: { link: InvitationMade; title: string }) {
  const say = useSay();
  return (
    <section className="made" role="status">
      <LinkQr url={link.url} label={say('qrLabel', { url: link.url })} />
      <div>
        <b>{title}</b>
        <p>{say('shownOnce')}</p>
        <Copy text={link.url} />
      </div>
    </section>
  );
}
