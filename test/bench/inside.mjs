/** What goes on inside the server that is measured: its threads, and what it tells of itself. */
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time (ms) of the thread that a process began with, and of the busiest other one, which is that of the store. */
export function threadsMs(pid) {
  const used = readdirSync(`/proc/${pid}/task`).map((id) => ({
    isMain: Number(id) === pid,
    onCpu: Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
  }));
  const others = used.filter(({ isMain }) => !isMain);
  return {
    main: used.find(({ isMain }) => isMain)?.onCpu ?? 0,
    store: Math.max(...others.map(({ onCpu }) => onCpu)),
  };
}

/** Figures of the server's own by their names, as it tells Prometheus, such as `openfloor_turn_seconds_count`. */
export async function figures(url, ...names) {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return names.map((name) =>
    Number(
      lines
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    ),
  );
}
