/** What a session says about itself, as it is typed: lists are texts with one entry a line. */
export interface Described {
  title: string;
  theme: string;
  subTheme: string;
  topics: string;
  objectives: string;
  focusIssues: string;
}

/** The same as `session.describe` takes it. */
export interface DescribedChange {
  title?: string;
  theme?: string;
  subTheme?: string;
  topics?: string[];
  objectives?: string[];
  focusIssues?: string[];
}

const LISTS: ReadonlySet<string> = new Set(['topics', 'objectives', 'focusIssues']);

/** The lines of a text that hold anything. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Only what was changed, so that two desks can describe different things. */
export function describedChange(before: Described, after: Described): DescribedChange {
  const keys = (Object.keys(after) as (keyof Described)[]).filter(
    (key) => after[key].trim() !== before[key].trim(),
  );
  return Object.fromEntries(keys.map((key) => [key, LISTS.has(key) ? lines(after[key]) : after[key].trim()]));
}
