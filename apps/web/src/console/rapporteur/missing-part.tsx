import { useMemo } from 'react';
import { Mark, Receipt } from '../board/small.js';
import { useDesk, useRoom } from '../desk/context.js';
import { elapsed } from '../logic/age.js';
import { languageName } from '../logic/language.js';
import { missingOf, type Missing } from './missing-voices.js';
import { useFloors, useQuestions } from './use-room.js';
import { useWords } from './words.js';

/** So many fit beside each other. */
const SHOWN = 3;

/** Who is here and was not heard so far, to be thought of while there is time. */
export function MissingPart() {
  const say = useWords();
  const { room } = useDesk();
  const questions = useQuestions();
  const floors = useFloors();
  const hubs = useRoom(() => room.records('hub'));
  const presence = useRoom((held) => held.presence);
  const missing = useMemo(
    () => missingOf({ questions, floors, hubs, presence }),
    [questions, floors, hubs, presence],
  );
  const rest = missing.length - SHOWN;
  return (
    <section className="rap-missing" aria-label={say('missing')}>
      <p className="rap-missing-head">
        <b>{say('missing')}</b>{' '}
        <span>
          {missing.length === 0 ? say('allHeard') : say('missingFact')}
          {rest > 0 ? ` · ${say('moreMissing', { n: rest })}` : ''}
        </span>
      </p>
      {missing.length === 0 ? null : (
        <ul>
          {missing.slice(0, SHOWN).map((one) => (
            <li key={keyOf(one)}>
              <One missing={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function keyOf(missing: Missing): string {
  switch (missing.kind) {
    case 'group':
      return missing.group;
    case 'hub':
      return missing.id;
    case 'language':
      return missing.language;
  }
}

function One({ missing }: { missing: Missing }) {
  const say = useWords();
  switch (missing.kind) {
    case 'group': {
      const { group, joined, asked, taken } = missing;
      const facts = { asked, taken };
      return (
        <>
          <p>
            <Mark group={group} /> <b>{say('spoken', { time: elapsed(0) })}</b>
          </p>
          <p className="rap-fact">
            {joined === null ? say('groupFacts', facts) : say('groupJoined', { ...facts, joined })}
          </p>
        </>
      );
    }
    case 'hub':
      return (
        <>
          <p dir="auto">
            <b>{say('hubMissing', { name: missing.name })}</b>
          </p>
          <p className="rap-fact">{say('hubFacts', { n: missing.asked })}</p>
        </>
      );
    case 'language':
      return <Language missing={missing} />;
  }
}

function Language({
  missing: { language, asked, next },
}: {
  missing: Extract<Missing, { kind: 'language' }>;
}) {
  const say = useWords();
  return (
    <>
      <p>
        <b>{say('languageTaken', { language: languageName(language, say.language) })}</b>
      </p>
      <p className="rap-fact">
        {next ? (
          <>
            <Receipt no={next.no} /> {say('languageNext', { n: next.place })}
          </>
        ) : (
          say('languageFacts', { n: asked })
        )}
      </p>
    </>
  );
}
