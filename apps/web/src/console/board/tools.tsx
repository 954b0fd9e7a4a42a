import { useEffect, useState } from 'react';
import { GROUP_ORDER, GROUP_SIGNS } from '../../parts/groups.js';
import { useDesk, useSay, useSession, useView } from '../desk/context.js';
import { useHubs } from '../hubs/use-hubs.js';
import { isFiltering, NO_FILTERS, type Filters } from '../logic/filters.js';
import { languageName } from '../logic/language.js';
import { Choice, type Choosable } from './choice.js';
import { Act, Cap } from './small.js';

/** Id of the field that `/` leads to. */
export const FIND_ID = 'desk-find';

/** A stroke narrows the list only after this pause, ms, so that typing is never slowed by a long list. */
const PAUSE_MS = 80;

/** Finding and narrowing the incoming questions. */
export function Tools({ shown }: { shown: number }) {
  const say = useSay();
  const desk = useDesk();
  const filters = useView((view) => view.filters);
  const set = (change: Partial<Filters>): void =>
    desk.view.patch({ filters: { ...desk.view.get().filters, ...change } });
  return (
    <search className="tools">
      <Find find={filters.find} onFind={(find) => set({ find })} />
      <GroupChoice group={filters.group} set={set} />
      <PlaceChoice place={filters.place} set={set} />
      <MoreChoice filters={filters} set={set} />
      {isFiltering(filters) ? (
        <span className="narrowed" role="status">
          {say('fit', { n: shown })}
          <Act label={say('clear')} onAct={() => desk.view.patch({ filters: NO_FILTERS })} />
        </span>
      ) : null}
    </search>
  );
}

function Find({ find, onFind }: { find: string; onFind: (find: string) => void }) {
  const say = useSay();
  const desk = useDesk();
  const caps = useView((view) => !view.keysOff);
  const [text, write] = useState(find);
  useEffect(() => write(find), [find]);
  useEffect(() => {
    const timer = setTimeout(() => onFind(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const leave = (kept: string): void => {
    write(kept);
    onFind(kept);
    (document.activeElement as HTMLElement | null)?.blur();
    desk.select(desk.incoming()[0] ?? null);
  };
  return (
    <label className="find">
      {caps ? <Cap>/</Cap> : null}
      <span className="visually-hidden">{say('find')}</span>
      <input
        id={FIND_ID}
        type="search"
        dir="auto"
        placeholder={say('find')}
        value={text}
        onChange={(change) => write(change.target.value)}
        onKeyDown={(key) => {
          if (key.key === 'Escape') leave('');
          if (key.key === 'Enter') leave(text);
        }}
      />
    </label>
  );
}

type Set = (change: Partial<Filters>) => void;

function GroupChoice({ group, set }: { group: string | null; set: Set }) {
  const say = useSay();
  const { rules } = useSession();
  const groups: Choosable[] = GROUP_ORDER.map((id) => ({
    id,
    word: rules.groups.find(({ key }) => key === id)?.name ?? say(`group.${id}`),
    short: GROUP_SIGNS[id].code,
  }));
  return (
    <Choice
      word={say('filter.group')}
      chosen={chosen(group)}
      choices={groups}
      onChoose={(id) => set({ group: id })}
    />
  );
}

function PlaceChoice({ place, set }: { place: string | null; set: Set }) {
  const say = useSay();
  const hubs = useHubs();
  const places: Choosable[] = [
    { id: 'onsite', word: say('place.onsite') },
    { id: 'online', word: say('place.online') },
    { id: 'hub', word: say('place.anyHub') },
    ...hubs.map(({ id, name }) => ({ id, word: name })),
  ];
  return (
    <Choice
      word={say('filter.place')}
      chosen={chosen(place)}
      choices={places}
      onChoose={(id) => set({ place: id })}
    />
  );
}

/** State and language, each of which can be chosen beside the other. */
function MoreChoice({ filters, set }: { filters: Filters; set: Set }) {
  const say = useSay();
  const { rules } = useSession();
  const { state, language } = filters;
  const choices: Choosable[] = [
    { id: 'state pending', word: say('state.pending') },
    { id: 'state published', word: say('state.published') },
    ...rules.languages.map((tag) => ({ id: `language ${tag}`, word: languageName(tag, say.language) })),
  ];
  const toggle = (id: string | null): void => {
    if (id === null) return set({ state: null, language: null });
    const [kind, value = null] = id.split(' ') as ['state' | 'language', string?];
    set({ [kind]: filters[kind] === value ? null : value });
  };
  const held = chosen(state && `state ${state}`, language && `language ${language}`);
  return <Choice word={say('filter.more')} chosen={held} choices={choices} onChoose={toggle} />;
}

const chosen = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null);
