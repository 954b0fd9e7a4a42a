import { groupedCode, joinAddress } from '../../parts/join-code.js';
import { useDesk } from './context.js';

/** The address at which people reach this server, as the page was told. */
function publicUrl(): string {
  const told = document.querySelector<HTMLMetaElement>('meta[name="public-url"]')?.content;
  return told || location.origin;
}

/** For people here: their phones, counted with this hub, and a screen of our own. Folded, as it is set up once. */
export function Devices() {
  const { say, state } = useDesk();
  const { code, hubs } = state.room.mine;
  const no = hubs?.[0]?.no;
  if (!code || no === undefined) return null;
  const { url, shown } = joinAddress(publicUrl(), code);
  return (
    <details className="devices">
      <summary className="head">
        <span className="head-name">{say('devices')}</span>
        <bdi className="head-fact">{say('devicesCode', { code: groupedCode(code), no })}</bdi>
      </summary>
      <div className="pad">
        <p>
          <b>{say('devicesPhones')}</b>{' '}
          <a href={`${url}?hub=${no}`} target="_blank" rel="noreferrer">
            <bdi>
              {shown}/s/{code}?hub={no}
            </bdi>
          </a>
        </p>
        <p>
          <b>{say('devicesScreen')}</b>{' '}
          <a href={`/stage/${code}?hub=${no}`} target="_blank" rel="noreferrer">
            {say('ownDisplay')}
          </a>
        </p>
        <p className="muted-fact">{say('devicesRelay')}</p>
      </div>
    </details>
  );
}
