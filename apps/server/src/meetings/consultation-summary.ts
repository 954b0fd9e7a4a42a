import { length, line as oneLine, SessionLink, text as someText } from '@openfloor/contract';
import { rowsOf, type Faults } from './consultation-csv.js';

/** What an export says of itself, as far as a session has a place for it. */
export interface Summary {
  topic: string | undefined;
  /** The description, a paragraph an entry. */
  paragraphs: string[];
  url: string | undefined;
}

const TITLE_MAX = 200;
const PARAGRAPH_MAX = 600;
const MOST_PARAGRAPHS = 30;
const Title = oneLine(TITLE_MAX);
const Paragraph = someText(PARAGRAPH_MAX);

/** Reads `summary.csv`: a name and its value in each row. What is longer than a session has room for is cut. */
export async function readSummary(text: string, faults: Faults): Promise<Summary> {
  const told = new Map<string, { line: number; value: string }>();
  if (text.trim() !== '')
    for await (const { line, cells } of rowsOf('summary', text, faults)) {
      const [name = '', value = ''] = cells;
      if (cells.length !== 2) faults.add(['summary', line], `${cells.length} cells where two belong`);
      else if (value.trim() !== '') told.set(name.trim(), { line, value });
    }
  return {
    topic: checked(told, 'topic', faults, (value) => [Title, cut(value.replace(/\s+/g, ' '), TITLE_MAX)])[0],
    paragraphs: checked(told, 'conversation-description', faults, ...paragraphs(told)),
    url: addressIn(told.get('url')?.value),
  };
}

type Told = ReadonlyMap<string, { line: number; value: string }>;
type Part = (value: string) => [typeof Title | typeof Paragraph, string];

function paragraphs(told: Told): Part[] {
  const value = told.get('conversation-description')?.value ?? '';
  return value
    .split(/\r\n?|\n/)
    .filter((part) => part.trim() !== '')
    .slice(0, MOST_PARAGRAPHS)
    .map((part) => () => [Paragraph, cut(part, PARAGRAPH_MAX)]);
}

function checked(told: Told, name: string, faults: Faults, ...parts: Part[]): string[] {
  const found = told.get(name);
  if (!found) return [];
  return parts.flatMap((part) => {
    const [schema, value] = part(found.value);
    const result = schema.safeParse(value);
    for (const { message } of result.error?.issues ?? []) faults.add(['summary', found.line, name], message);
    return result.success ? [result.data] : [];
  });
}

function cut(value: string, max: number): string {
  const trimmed = value.trim();
  if (length(trimmed) <= max) return trimmed;
  return `${[...trimmed]
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
}

function addressIn(value: string | undefined): string | undefined {
  const url = value?.trim();
  const link = SessionLink.safeParse({ kind: 'document', label: 'Pol.is', url });
  return link.success ? link.data.url : undefined;
}
