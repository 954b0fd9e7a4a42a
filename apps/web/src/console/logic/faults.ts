/** One fault of a programme document and where it stands: `sessions / 1 / people / 3 / role`. */
export interface Fault {
  path: string;
  message: string;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function pathOf(path: unknown): string {
  if (typeof path === 'string') return path;
  return Array.isArray(path)
    ? path.map((step) => String(isObject(step) ? step['key'] : step)).join(' / ')
    : '';
}

/** The list of faults in a problem document, whichever of `details`, `issues`, `faults` or `errors` holds it. */
export function faultsOf(problem: unknown): Fault[] {
  if (!isObject(problem)) return [];
  const details = problem['details'];
  const nested = isObject(details) && !Array.isArray(details) ? details : {};
  const lists = [
    details,
    nested['issues'],
    nested['faults'],
    nested['errors'],
    problem['issues'],
    problem['faults'],
  ];
  const list = lists.find((candidate) => Array.isArray(candidate)) as unknown[] | undefined;
  return (list ?? []).filter(isObject).map((fault) => ({
    path: pathOf(fault['path']),
    message: String(fault['message'] ?? fault['error'] ?? ''),
  }));
}
