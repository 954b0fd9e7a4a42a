import type { Counts, SessionView } from '@openfloor/contract';
import { Dot } from '../parts/icons.js';
import { groupedCode, joinAddress } from '../parts/join-code.js';
import { QrCode } from '../parts/qr-code.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';

interface JoinCardProps {
  session: SessionView;
  publicUrl: string;
  say: Say<PagesTexts>;
  counts: Counts | undefined;
  live: boolean;
}

/** How to take part, and what has become of the questions so far. The only card of the page. */
export function JoinCardBox({ session, publicUrl, say, counts, live }: JoinCardProps) {
  const { code, phase } = session;
  const { url, shown } = joinAddress(publicUrl, code);
  return (
    <aside className="join-card">
      <p className={live ? 'live' : 'not-live'}>
        <Dot hollow={!live} />
        {live ? say('phase.open') : phaseWords(say, phase)}
      </p>
      <div className="join-how">
        <p>
          <span className="label">{say('joinWithCode')}</span>
          <bdi className="big-code">{groupedCode(code)}</bdi>
          <span className="label">{say('atAddress', { address: shown })}</span>
        </p>
        <QrCode text={url} label={say('qrLabel', { url })} />
      </div>
      <a className="action" href={`/s/${code}`}>
        {say(live ? 'openLive' : 'openList')}
      </a>
      <p className="note">
        {say('noAccount')}{' '}
        {counts && counts.asked > 0 ? <Tally code={code} counts={counts} say={say} /> : null}
      </p>
    </aside>
  );
}

function Tally({ code, counts, say }: { code: string; counts: Counts; say: Say<PagesTexts> }) {
  return (
    <>
      {say('tally', {
        asked: say('asked', { n: counts.asked }),
        answered: say('answered', { n: counts.answered }),
      })}{' '}
      <a href={`/s/${code}#counts`}>{say('setAside', { n: counts.declined })}</a>.
    </>
  );
}

/** A phase in words; one this page does not know yet is shown as it came. */
export function phaseWords(say: Say<PagesTexts>, phase: string): string {
  return say.maybe(`phase.${phase}`) ?? phase;
}
