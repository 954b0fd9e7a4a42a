import type { TakeawaySection, TakeawayView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { Dot, Icon } from '../../parts/icons.js';
import { useCan, useDesk } from '../desk/context.js';
import { setScene } from '../desk/staging.js';
import { useStages } from '../stages/use-stages.js';
import { SECTIONS } from '../../takeaways/order.js';
import { groupsIn, type Group } from './grouping.js';
import { ReportPart } from './report-part.js';
import { TakeawayRow } from './takeaway-row.js';
import { useGive, useOwn, useRapporteur, useTakeaways } from './use-room.js';
import { useWords } from './words.js';

type Tab = TakeawaySection | 'report';

/** What the session concludes, section by section, and the texts of its report. */
export function TakeawayPart({ isSheet = false }: { isSheet?: boolean }) {
  const say = useWords();
  const takeaways = useTakeaways().filter(({ status }) => status !== 'dropped');
  const [tab, turn] = useState<Tab>('key_issues');
  const count = (section: Tab): number => takeaways.filter((one) => one.section === section).length;
  return (
    <section className="rap-part" aria-label={say('takeaways')}>
      <header className="head">
        {isSheet ? null : <h2>{say('takeaways')}</h2>}
        <b className="head-count">{takeaways.length}</b>
        <span className="head-fact">{say('form')}</span>
        <ListOnStage />
      </header>
      <nav className="rap-tabs" aria-label={say('sections')}>
        {([...SECTIONS, 'report'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-current={tab === one ? 'page' : undefined}
            onClick={() => turn(one)}
          >
            {one === 'report' ? say('report') : `${say(`section.${one}`)} ${count(one)}`}
          </button>
        ))}
        {tab === 'report' ? null : <span>{say('oneSentence')}</span>}
      </nav>
      {tab === 'report' ? <ReportPart /> : <Section key={tab} section={tab} takeaways={takeaways} />}
    </section>
  );
}

/** The takeaways of one section by how they came out. */
export function Section({
  section,
  takeaways,
}: {
  section: TakeawaySection;
  takeaways: readonly TakeawayView[];
}) {
  const say = useWords();
  const groups = groupsIn(takeaways, section);
  return (
    <div className="scrolls rap-list" tabIndex={0} role="group" aria-label={say(`section.${section}`)}>
      {groups.length === 0 ? <p className="nothing">{say('nothingHere')}</p> : null}
      {groups.map(({ group, takeaways: listed }) => (
        <section key={group} aria-label={say(`group.${group}`)}>
          <h3 className="rap-group" data-group={group}>
            <Sign group={group} /> {say(`group.${group}`)} <span>{listed.length}</span>
          </h3>
          <ol>
            {listed.map((takeaway) => (
              <TakeawayRow key={takeaway.id} takeaway={takeaway} group={listed} />
            ))}
          </ol>
        </section>
      ))}
      <New section={section} />
    </div>
  );
}

/** A shape for each way in which it came out, so that colour alone says nothing. */
function Sign({ group }: { group: Group }) {
  switch (group) {
    case 'agreed':
      return <Icon name="check" />;
    case 'contested':
      return (
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 6h12M2 10h12M11 2L5 14" />
        </svg>
      );
    case 'oneView':
      return <Dot />;
    case 'drafts':
      return <Dot hollow />;
  }
}

/** Begins a draft at the end of the section, and opens it. */
function New({ section }: { section: TakeawaySection }) {
  const say = useWords();
  const can = useCan();
  const give = useGive();
  const own = useRapporteur();
  const fault = useOwn((state) => (state.fault?.id === null ? state.fault.words : ''));
  useEffect(() => () => own.patch({ fault: null }), [own]);
  if (!can.has('takeaway.draft')) return null;
  const add = async (): Promise<void> => {
    const reply = await give(null, 'takeaway.draft', { section, language: say.language });
    const id = reply.ok ? reply.result?.['takeawayId'] : undefined;
    if (typeof id === 'string') own.patch({ selected: id, linking: false });
  };
  return (
    <p className="rap-new">
      <button type="button" className="btn bold" onClick={() => void add()}>
        {say('add')}
      </button>
      <span role="status" className="rap-fault">
        {fault}
      </span>
    </p>
  );
}

/** All that was shown as a list on the screens of the room. */
function ListOnStage() {
  const say = useWords();
  const can = useCan();
  const desk = useDesk();
  const stages = useStages();
  if (!can.has('stage.show')) return null;
  return stages.map(({ id, name, scene, refId }) => {
    const isShown = scene === 'takeaways' && refId === null;
    const word = say(isShown ? 'offStage' : 'listOnStage');
    return (
      <button
        key={id}
        type="button"
        className="btn"
        aria-pressed={isShown}
        onClick={() => void setScene(desk, id, { scene: isShown ? 'auto' : 'takeaways', refId: null })}
      >
        {stages.length > 1 ? `${word}: ${name}` : word}
      </button>
    );
  });
}
