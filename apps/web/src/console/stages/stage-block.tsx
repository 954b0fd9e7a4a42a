import type { StageView } from '@openfloor/contract';
import { useState } from 'react';
import { Dot, Icon } from '../../parts/icons.js';
import { Act } from '../board/small.js';
import { useCan, useClock, useDesk, useSay, useStale } from '../desk/context.js';
import { setScene } from '../desk/staging.js';
import { agrees } from '../logic/hall.js';
import { isAbout, SCENES_OFFERED, type OfferedScene } from '../logic/stage-choices.js';
import { AboutField, useChoices } from './about-field.js';
import { useSceneWords } from './scene-words.js';
import { StageForm } from './stage-form.js';
import { StageLinks } from './stage-links.js';
import { useStageRoom } from './use-stages.js';

type Open = 'links' | 'name' | null;

/** One screen: what it really shows, what it is set to, and every way to change that. */
export function StageBlock({ stage }: { stage: StageView }) {
  const say = useSay();
  const can = useCan();
  const [open, show] = useState<Open>(null);
  const turn = (part: Open) => (): void => show(open === part ? null : part);
  const { name } = stage;
  return (
    <li className="stage-block">
      <div className="stage-name">
        <h3>
          <bdi>{stage.no}</bdi> <span dir="auto">{name}</span>
        </h3>
        <Act label={say('stageLinks')} about={name} pressed={open === 'links'} onAct={turn('links')} />
        {can.has('stage.put') ? (
          <Act label={say('rename')} about={name} pressed={open === 'name'} onAct={turn('name')} />
        ) : null}
      </div>
      <Shown stage={stage} />
      {can.has('stage.show') ? <Scenes stage={stage} /> : null}
      {open === 'links' ? <StageLinks stage={stage} /> : null}
      {open === 'name' ? <StageForm stage={stage} onDone={() => show(null)} /> : null}
    </li>
  );
}

/** What the screen said that it painted, and whether that is what it should. */
function Shown({ stage }: { stage: StageView }) {
  const say = useSay();
  const { room } = useDesk();
  const clock = useClock();
  const stale = useStale();
  const words = useSceneWords();
  const isRight = agrees(useStageRoom(), stage, room.serverNow());
  if (!stage.shown) return <p className="stage-shown">{say('neverShown')}</p>;
  const told = say(isRight ? 'shows' : 'stillShows', { what: words(stage.shown) });
  return (
    <p className={isRight && !stale ? 'stage-shown ok' : 'stage-shown'}>
      {isRight && !stale ? <Icon name="check" /> : <Dot hollow />} {told}{' '}
      <bdi>{clock.second(stage.shown.at)}</bdi>
    </p>
  );
}

/** What the screen is set to: one of the scenes, and for some of them which question, clock or notice. */
function Scenes({ stage }: { stage: StageView }) {
  const say = useSay();
  const desk = useDesk();
  const choices = useChoices(stage);
  const { scene, refId, id } = stage;
  const show = (next: OfferedScene): void => {
    const about = isAbout(next) ? (choices[next as keyof typeof choices]?.[0]?.id ?? null) : null;
    void setScene(desk, id, { scene: next, refId: about });
  };
  const isOff = (next: OfferedScene): boolean =>
    (next === 'question' || next === 'message') && choices[next].length === 0;
  return (
    <>
      <div className="acts" role="group" aria-label={say('setTo', { name: stage.name })}>
        {SCENES_OFFERED.map((next) => (
          <Act
            key={next}
            label={say(`scene.${next}`)}
            pressed={scene === next}
            off={isOff(next) && scene !== next}
            onAct={() => show(next)}
          />
        ))}
      </div>
      {isAbout(scene) ? (
        <AboutField
          choices={choices[scene as keyof typeof choices]}
          refId={refId}
          onPick={(about) => void setScene(desk, id, { scene, refId: about })}
        />
      ) : null}
    </>
  );
}
