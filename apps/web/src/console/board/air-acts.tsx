import type { QuestionView } from '@openfloor/contract';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useCan, useDesk, useSay, useView } from '../desk/context.js';
import { answered, takeBack } from '../desk/airing.js';
import type { Desk } from '../desk/desk.js';
import type { Way } from '../desk/view.js';
import { Act, Caret, Receipt } from './small.js';

/** Ending what is on air. With several on air each has its own row; D and B are for the selected or the first. */
export function AirActs({ questions }: { questions: readonly QuestionView[] }) {
  const selected = useView((view) => view.selected);
  const about = questions.find(({ id }) => id === selected) ?? questions[0];
  return questions.map((question) => (
    <AirRow key={question.id} question={question} named={questions.length > 1} capped={question === about} />
  ));
}

function AirRow({ question, named, capped }: { question: QuestionView; named: boolean; capped: boolean }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const busy = useView((view) => view.busy.has(question.id));
  const caps = useView((view) => !view.keysOff) && capped;
  const { no } = question;
  return (
    <div className={named ? 'air-acts named' : 'air-acts'}>
      {named ? <Receipt no={no} /> : null}
      {can.has('question.answered') ? (
        <span className="joined">
          <Act
            label={say('answered')}
            no={no}
            kind={capped ? 'accent' : 'bold'}
            cap={caps ? 'D' : undefined}
            off={busy}
            onAct={() => answered(desk, question, 'orally')}
          />
          <HowMenu desk={desk} question={question} accent={capped} />
        </span>
      ) : null}
      {can.has('question.return') ? (
        <Act
          label={say('backToQueue')}
          no={no}
          cap={caps ? 'B' : undefined}
          off={busy}
          onAct={() => takeBack(desk, question)}
        />
      ) : null}
    </div>
  );
}

const WAYS: readonly Way[] = ['orally', 'partly', 'noted', 'in_writing_later'];

/** How it was answered, where it was not simply answered. */
export function HowMenu({ desk, question, accent }: { desk: Desk; question: QuestionView; accent: boolean }) {
  const say = useSay();
  const choose = (way: Way): void => {
    if (way === 'in_writing_later') desk.view.patch({ asking: { kind: 'later', questionId: question.id } });
    else answered(desk, question, way);
  };
  return (
    <MenuTrigger>
      <Button
        className={accent ? 'btn accent how' : 'btn bold how'}
        aria-label={`${say('how')} #${question.no}`}
      >
        <span className="btn-word">{say('how')}</span>
        <Caret />
      </Button>
      <Popover className="menu" placement="bottom start" offset={2}>
        <Menu items={WAYS.map((id) => ({ id }))} onAction={(way) => choose(way as Way)}>
          {({ id }) => (
            <MenuItem className="menu-item" textValue={say(`way.${id}`)}>
              {say(`way.${id}`)}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
