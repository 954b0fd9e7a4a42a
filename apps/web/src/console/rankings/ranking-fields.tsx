import { RANKINGS } from '@openfloor/contract';
import { useDesk, useSession } from '../desk/context.js';
import { SelectField } from '../sheets/fields.js';
import type { RuleFieldsProps } from '../sheets/rules-form.js';
import { Act } from '../board/small.js';
import { useRankingSay } from './words.js';

const FOOTINGS = ['people', 'groups'] as const;

/** What the public list goes by, and who weighs alike in it, with a sentence on what that does. */
export function RankingFields({ draft, onPut }: RuleFieldsProps) {
  const say = useRankingSay();
  const desk = useDesk();
  const { smallCell } = useSession().rules;
  const { ranking, footing } = draft;
  const isAcross = ranking === 'support' || ranking === 'balanced';
  return (
    <div className="whole ranking-fields" lang={say.language} dir={say.direction}>
      <SelectField
        word={say('ranking')}
        value={ranking}
        all={RANKINGS}
        name={(one) => say(`ranking.${one}`)}
        onPick={(one) => onPut({ ranking: one })}
      />
      <p className="hint">{say(`says.${ranking}`)}</p>
      <SelectField
        word={say('footing')}
        value={footing}
        all={FOOTINGS}
        name={(one) => say(`footing.${one}`)}
        onPick={(one) => onPut({ footing: one })}
      />
      <p className="hint">
        {say(`says.${footing}`)} {isAcross ? say('few', { n: Math.max(5, smallCell) }) : null}
      </p>
      <div className="acts">
        <Act label={say('compare')} onAct={() => desk.view.patch({ sheet: 'orders' })} />
      </div>
    </div>
  );
}
