import type { Objection, StakeholderGroup, TakeawayView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { guessLanguage } from '../../audience/draft.js';
import { draftAgainst, keepAgainst } from '../../takeaways/drafts.js';
import { takesObjections } from '../../takeaways/list.js';
import { Act, Mark } from '../board/small.js';
import { useCan, useClock, useDesk, useSay, useSession } from '../desk/context.js';
import { SelectField, TextField } from '../sheets/fields.js';
import { useRapporteur, type useGive } from './use-room.js';
import { useWords } from './words.js';

interface PartProps {
  takeaway: TakeawayView;
  give: ReturnType<typeof useGive>;
}

/** Who does not agree and why: each voice with its group, never with a name; a hub is one voice with its headcount. */
export function ObjectionsPart({ takeaway, give }: PartProps) {
  const say = useWords();
  const can = useCan();
  const { phase } = useSession();
  const { room } = useDesk();
  const { no, objections } = takeaway;
  const isTaken = takesObjections(takeaway, phase, room.serverNow());
  const mayWrite = can.has('takeaway.object') && isTaken;
  if (objections.length === 0 && !mayWrite) return null;
  return (
    <section className="rap-objections" aria-label={`${say('dissent')} ${no}`}>
      {objections.length > 0 ? <h4>{say('dissent')}</h4> : null}
      <ul>
        {objections.map((objection) => (
          <One key={objection.id} objection={objection} takeaway={takeaway} give={give} />
        ))}
      </ul>
      {mayWrite ? <ForSomebody takeaway={takeaway} give={give} /> : null}
    </section>
  );
}

function One({ objection, takeaway, give }: PartProps & { objection: Objection }) {
  const say = useWords();
  const can = useCan();
  const clock = useClock();
  const { id: objectionId, text, language, version, at, admitted, retracted } = objection;
  const { id: takeawayId, version: now } = takeaway;
  const admit = (on: boolean): void =>
    void give(takeawayId, 'takeaway.admit', { takeawayId, objectionId, on });
  return (
    <li className="rap-objection" data-retracted={retracted || undefined}>
      <p className="rap-who">
        <Who objection={objection} /> <bdi>{clock.minute(at)}</bdi>
        {retracted ? <b>{say('retracted')}</b> : null}
        {version < now ? <span>{say('earlierWording', { n: version })}</span> : null}
        {retracted ? null : <span>{say(admitted ? 'admitted' : 'waiting')}</span>}
      </p>
      <p className="rap-why" lang={language} dir="auto">
        {text}
      </p>
      {retracted ? null : (
        <div className="acts">
          {can.has('takeaway.admit') ? (
            <Act label={say(admitted ? 'withhold' : 'admit')} onAct={() => admit(!admitted)} />
          ) : null}
          {can.has('takeaway.retract') && objection.attendance === 'onsite' && !objection.hub ? (
            <TakeBack takeawayId={takeawayId} objectionId={objectionId} give={give} />
          ) : null}
        </div>
      )}
    </li>
  );
}

/** Somebody in the room takes back what was written down for them; whoever has a device does that there. */
function TakeBack({
  takeawayId,
  objectionId,
  give,
}: { takeawayId: string; objectionId: string } & Pick<PartProps, 'give'>) {
  const say = useWords();
  const own = useRapporteur();
  const retract = async (): Promise<void> => {
    const reply = await give(takeawayId, 'takeaway.retract', { takeawayId, objectionId });
    if (!reply.ok && reply.code === 'NOT_ALLOWED')
      own.patch({ fault: { id: takeawayId, words: say('no.own') } });
  };
  return <Act label={say('retractFor')} onAct={() => void retract()} />;
}

function Who({ objection: { hub, stakeholderGroup, attendance } }: { objection: Objection }) {
  const say = useWords();
  if (hub) {
    const { no, headcount } = hub;
    const words =
      headcount === null ? say('hub', { no: String(no) }) : say('hubOf', { no: String(no), n: headcount });
    return <b>{words}</b>;
  }
  return (
    <>
      {stakeholderGroup ? <Mark group={stakeholderGroup} /> : <span>{say('noGroup')}</span>}{' '}
      <span>{say(`attendance.${attendance}`)}</span>
    </>
  );
}

/** Writes down what somebody in the room says who has no device. */
function ForSomebody({ takeaway, give }: PartProps) {
  const say = useWords();
  const desk = useSay();
  const { rules } = useSession();
  const kept = `${takeaway.id} in the room`;
  const [text, type] = useState(() => draftAgainst(kept) ?? '');
  const [isOpen, open] = useState(text !== '');
  const [group, pick] = useState<StakeholderGroup | 'none'>('none');
  const { id: takeawayId, no } = takeaway;
  const write = (words: string): void => {
    type(words);
    keepAgainst(kept, words);
  };
  if (!isOpen) return <Act label={say('objectFor')} about={String(no)} onAct={() => open(true)} />;
  const send = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    const words = text.trim();
    if (words === '') return;
    const onBehalfOf = {
      attendance: 'onsite' as const,
      ...(group === 'none' ? {} : { stakeholderGroup: group }),
    };
    const language = guessLanguage(words, say.language);
    const reply = await give(takeawayId, 'takeaway.object', {
      takeawayId,
      text: words,
      language,
      onBehalfOf,
    });
    if (!reply.ok) return;
    write('');
    open(false);
  };
  const groups = rules.groups.map(({ key }) => key);
  return (
    <form className="form boxed" onSubmit={(form) => void send(form)}>
      <TextField word={say('objectWords')} value={text} max={500} rows={2} focused onWrite={write} />
      <SelectField
        word={say('objectGroup')}
        value={group}
        all={['none' as const, ...groups]}
        name={(one) =>
          one === 'none'
            ? say('noGroup')
            : (rules.groups.find(({ key }) => key === one)?.name ?? desk(`group.${one}`))
        }
        onPick={pick}
      />
      <div className="acts">
        <button type="submit" className="btn accent" aria-disabled={text.trim() === '' || undefined}>
          {say('objectSend')}
        </button>
        <Act label={say('close')} onAct={() => open(false)} />
      </div>
    </form>
  );
}
