import type { TakeawayView } from '@openfloor/contract';
import { useRef } from 'react';
import { GroupMark } from '../parts/group-mark.js';
import { groupName } from '../parts/question-words.js';
import { Written } from '../parts/written.js';
import { dissentOf, outcomeOf, type Dissent } from '../takeaways/list.js';
import { JoinBlock } from './join-block.js';
import { LONG, sizeOf, type TakeawayPicture } from './scene.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { useFit } from './use-fit.js';

/** One wording is at least so large as long as it fits at all, in hundredths of the height: 60 words do. */
const LEAST = 6;

/** What the session concludes: one wording as large as it fits, or a list of a few; while it is checked, how to object. */
export function TakeawaysScene({ picture }: { picture: TakeawayPicture }) {
  const { say } = useScreen();
  const { takeaways, more } = picture;
  const [first, second] = takeaways;
  const box = useRef<HTMLElement>(null);
  const texts = takeaways.map((takeaway) => reading(takeaway, say.language).text);
  useFit(box, second ? sizeOf(texts) * 0.9 : Math.max(LEAST, sizeOf(texts)), JSON.stringify(takeaways));
  return (
    <>
      <StageHead />
      <main className="now takeaways" ref={box}>
        {first && !second ? <One takeaway={first} /> : <Several takeaways={takeaways} more={more} />}
      </main>
      <div className="floor-line" aria-hidden="true" />
      <footer className="foot">
        {takeaways.some(({ status }) => status === 'checking') ? (
          <div className="object-here">
            {second ? <h2>{say('takeaway.checking')}</h2> : null}
            <p>{say('objectOnPhone')}</p>
          </div>
        ) : (
          <i />
        )}
        <JoinBlock small={takeaways.length > 2 || (texts[0] ?? '').length > LONG} />
      </footer>
    </>
  );
}

function One({ takeaway }: { takeaway: TakeawayView }) {
  const { say } = useScreen();
  const { no, heading, oneView, owner, status } = takeaway;
  const { text, language } = reading(takeaway, say.language);
  return (
    <>
      <p className="now-label" data-status={stateOf(takeaway)}>
        {say(labelOf(takeaway))}
        {oneView ? <span className="muted">{say('oneView')}</span> : null}
      </p>
      <div className="hall-question">
        <bdi className="hall-no">{no}</bdi>
        <div>
          {heading ? <Written className="hall-heading" text={heading} language={takeaway.language} /> : null}
          <Written className="hall-text" text={text} language={language} />
          {owner ? (
            <p className="hall-meta" dir="auto">
              {say('callsOn', { owner })}
            </p>
          ) : null}
          {stateOf(takeaway) === 'contested' || status === 'checking' ? (
            <DissentLine takeaway={takeaway} />
          ) : null}
        </div>
      </div>
    </>
  );
}

function Several({ takeaways, more }: { takeaways: readonly TakeawayView[]; more: number }) {
  const { say } = useScreen();
  return (
    <>
      <h2 className="now-label">{say('takeaway.many')}</h2>
      {takeaways.length === 0 ? <p className="takeaway-none">{say('noTakeaways')}</p> : null}
      <ol className="takeaway-list">
        {takeaways.map((takeaway) => {
          const { text, language } = reading(takeaway, say.language);
          return (
            <li key={takeaway.id}>
              <bdi className="hall-no">{takeaway.no}</bdi>
              <Written className="hall-text" text={text} language={language} />
              <span className="takeaway-state" data-status={stateOf(takeaway)}>
                {takeaway.status === 'shown'
                  ? ''
                  : say(takeaway.status === 'checking' ? 'takeaway.checks' : labelOf(takeaway))}
              </span>
            </li>
          );
        })}
      </ol>
      {more > 0 ? <p className="takeaway-more muted">+{more}</p> : null}
    </>
  );
}

/** So many object, of each group. */
function DissentLine({ takeaway: { objections } }: { takeaway: TakeawayView }) {
  const { say } = useScreen();
  const dissent = dissentOf(objections);
  const n = dissent.reduce((sum, one) => sum + one.n, 0);
  if (n === 0) return null;
  return (
    <p className="hall-meta hall-dissent">
      <b>{say('dissenting', { n })}</b>
      {dissent.map((one) => (
        <Voices key={one.group ?? ''} {...one} />
      ))}
    </p>
  );
}

function Voices({ group, n }: Dissent) {
  const { say, room } = useScreen();
  if (group === null)
    return (
      <span>
        {say('dissentNoGroup')} {n}
      </span>
    );
  if (group === 'hub')
    return (
      <span>
        {say('dissentHub')} {n}
      </span>
    );
  return (
    <span>
      <GroupMark group={group} name={groupName(say, room.session.rules, group)} /> {n}
    </span>
  );
}

/** What it is at present, with a final one as what it was settled as. */
function stateOf(takeaway: TakeawayView): string {
  return outcomeOf(takeaway) ?? takeaway.status;
}

function labelOf(takeaway: TakeawayView) {
  const outcome = outcomeOf(takeaway);
  if (outcome) return `takeaway.${outcome}` as const;
  return takeaway.status === 'checking' ? 'takeaway.checking' : 'takeaway.shown';
}

function reading({ text, language, translations }: TakeawayView, own: string) {
  const read = translations?.[own]?.text;
  return read ? { text: read, language: own } : { text, language };
}
