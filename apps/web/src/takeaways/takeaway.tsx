import type { Objection, TakeawayView } from '@openfloor/contract';
import { GROUP_SHAPES, GROUP_SIGNS } from '../parts/groups.js';
import { Written } from '../parts/written.js';
import { useReader } from './context.js';
import { dissentOf, othersIn, outcomeOf, ownOf, type Dissent } from './list.js';
import { Objecting } from './objecting.js';

/** A takeaway with its number, what became of it and who does not agree, and the way to object while that is asked. */
export function Takeaway({ takeaway, isBare = false }: { takeaway: TakeawayView; isBare?: boolean }) {
  const { say } = useReader();
  const { heading, language, oneView } = takeaway;
  const read = takeaway.translations?.[say.language]?.text;
  return (
    <>
      <StateLine takeaway={takeaway} />
      {heading ? <Written className="tk-heading" text={heading} language={language} /> : null}
      <Written className="tk-text" text={read ?? takeaway.text} language={read ? say.language : language} />
      {oneView ? <p className="tk-note">{say('oneView')}</p> : null}
      <Owner takeaway={takeaway} />
      {isBare ? null : <DissentList takeaway={takeaway} />}
      <Objecting takeaway={takeaway} />
    </>
  );
}

function StateLine({ takeaway }: { takeaway: TakeawayView }) {
  const { say, now, minute } = useReader();
  const { no, status, settledAs, commentsUntil } = takeaway;
  const settled = settledAs && outcomeOf(takeaway);
  const words = settled ? say(`settled.${settled}`) : say.maybe(`status.${status}`);
  const isOpen = commentsUntil !== null && now < commentsUntil && settled;
  return (
    <p className="tk-state" data-status={outcomeOf(takeaway) ?? status}>
      <bdi className="tk-no">{no}</bdi>
      <b>{status === 'checking' ? say('anyObjection') : words}</b>
      {status === 'final' ? <span>{say('status.final')}</span> : null}
      {isOpen ? <span>{say('until', { time: minute(commentsUntil) })}</span> : null}
    </p>
  );
}

function Owner({ takeaway: { owner, dueAt } }: { takeaway: TakeawayView }) {
  const { say, day } = useReader();
  if (!owner && dueAt === null) return null;
  return (
    <p className="tk-note">
      {owner ? <bdi>{say('callsOn', { owner })}</bdi> : null}{' '}
      {dueAt === null ? null : <bdi>{say('by', { day: day(dueAt) })}</bdi>}
    </p>
  );
}

/** Who does not agree, by group, and what each of them said. */
function DissentList({ takeaway: { id, objections } }: { takeaway: TakeawayView }) {
  const { say, own } = useReader();
  const dissent = dissentOf(objections);
  if (dissent.length === 0) return null;
  return (
    <div className="tk-dissent">
      <h4>{say('dissent')}</h4>
      <p className="tk-groups">
        {dissent.map((one) => (
          <Voices key={one.group ?? ''} one={one} />
        ))}
      </p>
      <ul>
        {othersIn(objections, ownOf(own, id)).map((objection) => (
          <OneVoice key={objection.id} objection={objection} />
        ))}
      </ul>
    </div>
  );
}

/** What one voice said, with what is told of whoever it is. */
function OneVoice({ objection }: { objection: Objection }) {
  const { say, groupName } = useReader();
  const { text, language, hub, stakeholderGroup, admitted } = objection;
  const hubWords =
    hub &&
    (hub.headcount === null
      ? say('hub', { no: String(hub.no) })
      : say('hubOf', { no: String(hub.no), n: hub.headcount }));
  const who = hubWords ?? (stakeholderGroup ? groupName(stakeholderGroup) : say('noGroup'));
  return (
    <li>
      <Written className="tk-reason" text={text} language={language} />
      <p className="tk-note">{admitted ? who : `${who} · ${say('waits')}`}</p>
    </li>
  );
}

function Voices({ one: { group, n } }: { one: Dissent }) {
  const { say, groupName } = useReader();
  if (group === null || group === 'hub')
    return <span>{group ? say('hub', { no: `× ${n}` }) : say('of', { n, group: say('noGroup') })}</span>;
  const { tone } = GROUP_SIGNS[group];
  return (
    <span>
      <svg className={`mark t-${tone}`} viewBox="0 0 12 12" aria-hidden="true">
        <path d={GROUP_SHAPES[group]} />
      </svg>{' '}
      {say('of', { n, group: groupName(group) })}
    </span>
  );
}
