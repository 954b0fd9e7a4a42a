import type { PersonView, Rules } from '@openfloor/contract';
import { GroupMark } from '../parts/group-mark.js';
import { GROUP_SIGNS } from '../parts/groups.js';
import { groupName } from '../parts/question-words.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';
import { panelByGroup, roleCounts, STAFF_ROLES, type GroupBlock } from './balance.js';

interface PeopleProps {
  people: readonly PersonView[];
  rules: Rules;
  say: Say<PagesTexts>;
}

/** The people: a balance line by stakeholder group, then one ruled block for each role and group. */
export function People({ people, rules, say }: PeopleProps) {
  const present = people.filter(({ left }) => !left);
  if (present.length === 0) return null;
  return (
    <section className="part people">
      <div>
        <h2>{say('people')}</h2>
        <p className="label-16">
          {roleCounts(people)
            .map(({ role, n }) => say(`count.${role}`, { n }))
            .join(', ')}
        </p>
      </div>
      <div>
        <Balance blocks={panelByGroup(people)} rules={rules} say={say} />
        {STAFF_ROLES.map((role) => (
          <RoleBlock
            key={role}
            title={say(`role.${role}`)}
            people={present.filter((person) => person.role === role)}
            rules={rules}
            say={say}
          />
        ))}
        <Panel people={people} rules={rules} say={say} />
        <p className="note inferred">{say('inferred')}</p>
      </div>
    </section>
  );
}

function Panel({ people, rules, say }: PeopleProps) {
  return (
    <>
      {panelByGroup(people).map(({ group, people: members }) => (
        <div className="block-row" key={group ?? ''}>
          <h3>{group ? <GroupMark group={group} name={groupName(say, rules, group)} /> : say('noGroup')}</h3>
          <Members people={members} />
        </div>
      ))}
    </>
  );
}

/** How wide each segment of the balance is, as a rule of the page's style sheet (attributes would need an exception). */
export function balanceStyle(people: readonly PersonView[]): string {
  const columns = panelByGroup(people)
    .filter(({ group }) => group !== null)
    .map(({ people: members }) => `minmax(max-content,${members.length}fr)`);
  return columns.length === 0
    ? ''
    : `@media (min-width:521px){.balance{grid-template-columns:${columns.join(' ')}}}`;
}

function Balance({ blocks, rules, say }: { blocks: GroupBlock[]; rules: Rules; say: Say<PagesTexts> }) {
  const named = blocks.flatMap(({ group, people }) => (group ? [{ group, n: people.length }] : []));
  if (named.length === 0) return null;
  const list = named
    .map(({ group, n }) => say('balancePart', { name: groupName(say, rules, group), n }))
    .join(', ');
  return (
    <div className="balance" role="img" aria-label={say('balanceLabel', { list })}>
      {named.map(({ group, n }) => (
        <p key={group} className={`t-${GROUP_SIGNS[group].tone}`}>
          <span>
            <GroupMark quiet group={group} name={groupName(say, rules, group)} /> {n}
          </span>
        </p>
      ))}
    </div>
  );
}

function RoleBlock({ title, people, rules, say }: PeopleProps & { title: string }) {
  if (people.length === 0) return null;
  return (
    <div className="block-row">
      <h3>{title}</h3>
      <Members people={people} withGroup={{ rules, say }} />
    </div>
  );
}

function Members({
  people,
  withGroup,
}: {
  people: readonly PersonView[];
  withGroup?: { rules: Rules; say: Say<PagesTexts> };
}) {
  return (
    <ul className="members">
      {people.map(({ id, honorific, name, position, affiliation, stakeholderGroup }) => (
        <li key={id}>
          <b dir="auto">{[honorific, name].filter(Boolean).join(' ')}</b>
          {position ? <span dir="auto">{position}</span> : null}
          {affiliation ? (
            <span className="light" dir="auto">
              {affiliation}
            </span>
          ) : null}
          {withGroup && stakeholderGroup ? (
            <GroupMark
              group={stakeholderGroup}
              name={groupName(withGroup.say, withGroup.rules, stakeholderGroup)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
