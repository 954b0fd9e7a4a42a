import type { HubView, QuestionView } from '@openfloor/contract';
import { memo, type ReactNode } from 'react';
import { useDesk, usePeople, useSay } from '../desk/context.js';
import { HubTrouble } from '../hubs/hub-word.js';
import { hubText } from '../logic/hub-name.js';
import type { ConsoleTexts } from '../../text/en/console.js';
import type { Say } from '../../text/say.js';
import { Since } from './age.js';
import { usePanelWords } from './panel-line.js';
import { Hands, Votes } from './stub.js';

/** Where a question or a speaker comes from: the hall, online, or a hub by its name. */
export function usePlace({ attendance, hubId }: Pick<QuestionView, 'attendance' | 'hubId'>): string {
  const say = useSay();
  const { room } = useDesk();
  if (attendance !== 'hub') return say(`place.${attendance}`);
  const hub = room.records('hub').find(({ id }) => id === hubId);
  return hub ? hubName(say, hub) : say('place.hub');
}

/** How a hub is named. */
export function hubName(say: Say<ConsoleTexts>, { name }: Pick<HubView, 'name'>): string {
  return hubText(name, say('place.hub'), (bare) => say('place.hubNamed', { name: bare }));
}

/** `FR`, or `FR→EN` where it can be read in the desk's language. */
function languageOf(question: QuestionView, spoken: string): string {
  const own = question.language.toUpperCase();
  const read = spoken.split('-')[0] ?? spoken;
  return question.translations?.[read] && question.language !== read ? `${own}→${read.toUpperCase()}` : own;
}

function useFacts(question: QuestionView): string[] {
  const say = useSay();
  const people = usePeople();
  const named = [question.author.name, question.author.affiliation].filter(Boolean).join(', ');
  const to = question.addressedTo
    .map((id) => people.find((person) => person.id === id)?.name)
    .filter(Boolean);
  return [
    question.type === 'question' ? '' : say(`type.${question.type}`),
    named,
    to.length > 0 ? say('addressedTo', { names: to.join(', ') }) : '',
    question.credits > 1 ? say('authors', { n: question.credits }) : '',
    question.edited ? say('edited') : '',
    question.spoken ? say('spoken') : '',
    question.lateBySeconds ? say('late', { n: Math.round(question.lateBySeconds / 60) || 1 }) : '',
    ...usePanelWords(question),
    ...question.labels,
  ].filter(Boolean);
}

interface MetaProps {
  question: QuestionView;
  word: string | null;
  /** What stands behind the place, such as what the question is like. */
  children?: ReactNode;
}

/** The first line of a strip. What arrives by itself goes here, so that the strip never changes its height. */
export const Meta = memo(function Meta({ question, word, children }: MetaProps) {
  const say = useSay();
  const place = usePlace(question);
  const facts = useFacts(question);
  return (
    <div className="meta">
      <span className="meta-start">
        {word ? <b className="meta-word">{word}</b> : null}
        <span>{place}</span> <HubTrouble hubId={question.hubId} />{' '}
        <bdi>{languageOf(question, say.language)}</bdi> {children}
        {facts.map((fact) => (
          <span className="fact" dir="auto" key={fact}>
            {fact}
          </span>
        ))}
      </span>
      <span className="meta-end">
        {question.status === 'pending' ? <b>{say('pending')}</b> : null}
        {question.status === 'lapsed' ? <b>{say('lapsed')}</b> : null}
        <Hands question={question} />
        <Votes question={question} />
        <Since at={question.submittedAt} />
      </span>
    </div>
  );
});

/** The words of a question in full, with a reading of it in the desk's language beneath where there is one. */
export function Words({ question }: { question: QuestionView }) {
  const say = useSay();
  const read = say.language.split('-')[0] ?? '';
  const reading = question.language === read ? undefined : question.translations?.[read];
  return (
    <>
      <p className="words" lang={question.language} dir="auto">
        {question.text}
      </p>
      {reading ? (
        <p className="reading" lang={read} dir="auto">
          {reading.reviewed ? null : <b>{say('machine')} </b>}
          {reading.text}
        </p>
      ) : null}
    </>
  );
}
