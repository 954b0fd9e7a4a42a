/** The parts of the long drills by name: which specs, and about how many minutes on two quiet cores. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const LISTED = {
  kill: { minutes: 10, specs: ['process-kill', 'process-moments', 'process-checkers'] },
  process: { minutes: 6, specs: ['process-twice', 'process-drain', 'process-freeze', 'process-versions'] },
  closing: { minutes: 2, specs: ['closing', 'closing-merge'] },
  disk: {
    minutes: 12,
    specs: ['disk-full', 'disk-busy', 'busy', 'disk-power', 'restore', 'restore-erased'],
  },
  clock: { minutes: 1, specs: ['clock'] },
  overload: { minutes: 5, specs: ['overload'] },
  network: { minutes: 15, specs: ['network', 'network-wire', 'network-crowd'] },
  line: { minutes: 8, specs: ['weak-link', 'outage', 'relay'] },
  room: { minutes: 3, specs: ['floor', 'replay'] },
  postgres: {
    minutes: 6,
    specs: ['postgres', 'postgres-outages', 'postgres-unknown', 'postgres-services'],
  },
  nodes: { minutes: 9, specs: ['nodes-redis', 'nodes-partition'] },
};

const specsIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.spec.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** By name: the paths of the specs of each part and its minutes. What nobody listed is in `more`. */
export function parts() {
  const there = specsIn('test/faults');
  const pathOf = (spec) => `test/faults/${spec}.spec.ts`;
  const listed = Object.entries(LISTED).map(([name, { minutes, specs }]) => [
    name,
    { minutes, specs: specs.map(pathOf) },
  ]);
  const known = listed.flatMap(([, { specs }]) => specs);
  const rest = there.filter((path) => !known.includes(path));
  return Object.fromEntries([
    ...listed,
    ...(rest.length > 0 ? [['more', { minutes: rest.length * 2, specs: rest }]] : []),
    ['hostile', { minutes: 15, specs: specsIn('test/hostile') }],
  ]);
}

/** The name by which a spec is asked for alone: `process-kill`. */
export function nameOf(path) {
  return path.split('/').at(-1).replace('.spec.ts', '');
}

/** The specs that these names mean, parts or single specs, in the order of the parts; all of them for no name. */
export function specsOf(names) {
  const all = Object.entries(parts());
  const every = all.flatMap(([, { specs }]) => specs);
  const unknown = names.filter(
    (name) => !all.some(([part]) => part === name) && !every.some((path) => nameOf(path) === name),
  );
  const wanted = all.flatMap(([part, { specs }]) =>
    specs.filter((path) => names.length === 0 || names.includes(part) || names.includes(nameOf(path))),
  );
  return { unknown, wanted };
}
