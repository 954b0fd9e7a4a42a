import { FILE_NAMES } from './export-files.js';

/** One fault of the files: in which, on which line if it has one, in which column, and what it is. */
export interface LineFault {
  file: string;
  line: number | null;
  column: string;
  message: string;
}

/** The faults in a problem document of the import, and how many more there are. */
export function faultsOf(problem: unknown): { faults: LineFault[]; more: number } {
  const { details } = (problem ?? {}) as { details?: { issues?: unknown; more?: unknown } };
  const issues = Array.isArray(details?.issues) ? details.issues : [];
  const faults = issues.map((issue: { path?: unknown; message?: unknown }): LineFault => {
    const [file = '', line, column = ''] = Array.isArray(issue.path) ? (issue.path as unknown[]) : [];
    const name = FILE_NAMES[file as keyof typeof FILE_NAMES] ?? String(file);
    return {
      file: name,
      line: typeof line === 'number' ? line : null,
      column: String(column),
      message: String(issue.message ?? ''),
    };
  });
  return { faults, more: typeof details?.more === 'number' ? details.more : 0 };
}
