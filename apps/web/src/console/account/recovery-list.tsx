import { useAccountSay } from './words.js';

/** Recovery codes, shown once. */
export function RecoveryList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useAccountSay();
  return (
    <div className="made-room" role="status">
      <h3>{say('recoveryCodes')}</h3>
      <p>{say('recoveryLead')}</p>
      <ol className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="acts">
        <button type="button" className="btn accent" onClick={onKept}>
          {say('recoveryKept')}
        </button>
        <button type="button" className="btn" onClick={() => print()}>
          {say('print')}
        </button>
      </div>
    </div>
  );
}
