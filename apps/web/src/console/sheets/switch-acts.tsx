import { useDesk, useSay, useSession } from '../desk/context.js';

/** What the audience page offers. */
const SHOWN = ['questions', 'votes', 'floor', 'joins'] as const;

/** What the audience can do now; one press changes it for everybody. */
export function SwitchActs() {
  const say = useSay();
  const desk = useDesk();
  const { switches } = useSession();
  return (
    <ul className="switches">
      {SHOWN.map((name) => (
        <li key={name}>
          <button
            type="button"
            role="switch"
            className="switch"
            aria-checked={switches[name]}
            onClick={() =>
              void desk.order({
                type: 'session.switch',
                args: { [name]: !switches[name] },
                says: `switch.${name}`,
              })
            }
          >
            <span className="switch-box" aria-hidden="true" />
            <span>
              <b>{say(`switch.${name}`)}</b>
              <span>{say(switches[name] ? `switchOn.${name}` : `switchOff.${name}`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
