/** A piece of a line. `language` is that of somebody's own words; what has none is in the language of the document. */
export interface Run {
  text: string;
  language?: string;
  strong?: true;
  quiet?: true;
  /** An http(s) or tel address, checked when it was entered. */
  href?: string;
}
export type Inline = readonly (string | Run)[];

/** A column of a table. Figures stand at the end of their cells. */
export interface Column {
  title: string;
  figure?: true;
}

export type Block =
  | { is: 'heading'; level: 2 | 3; text: string; language?: string }
  | { is: 'text'; of: Inline; as?: 'lead' | 'note' | 'draft' }
  | { is: 'list'; ordered: boolean; items: Inline[] }
  /** The first cell of each row is its heading. `total`: the last row adds up those before. */
  | { is: 'table'; caption: string; head: Column[]; rows: Inline[][]; total?: true }
  | { is: 'facts'; rows: [label: string, of: Inline][] };

/** A report as a document that every form is made from: headings, texts, lists and tables, and nothing of how it looks. */
export interface Document {
  title: string;
  titleLanguage?: string;
  /** What kind of document it is, above the title. */
  over: string;
  language: string;
  direction: 'ltr' | 'rtl';
  blocks: Block[];
}

/** A document while it is written. */
export class Sheet {
  readonly blocks: Block[] = [];

  /** A heading; its language where it is somebody's own words. */
  heading(level: 2 | 3, text: string, language?: string): this {
    this.blocks.push({ is: 'heading', level, text, ...(language ? { language } : {}) });
    return this;
  }

  /** A paragraph, unless nothing is in it. */
  text(of: Inline | string, as?: 'lead' | 'note' | 'draft'): this {
    const runs = typeof of === 'string' ? [of] : of;
    if (runs.some((run) => (typeof run === 'string' ? run : run.text) !== ''))
      this.blocks.push({ is: 'text', of: runs, ...(as ? { as } : {}) });
    return this;
  }

  /** A list, unless it is empty. */
  list(items: Inline[], ordered = false): this {
    if (items.length > 0) this.blocks.push({ is: 'list', ordered, items });
    return this;
  }

  /** A table, unless it has no rows. */
  table(caption: string, head: (string | Column)[], rows: Inline[][], total?: true): this {
    const columns = head.map((column) => (typeof column === 'string' ? { title: column } : column));
    if (rows.length > 0)
      this.blocks.push({ is: 'table', caption, head: columns, rows, ...(total ? { total } : {}) });
    return this;
  }

  /** Labels with what they say, without those that say nothing. */
  facts(rows: [label: string, of: Inline | string | undefined][]): this {
    const told = rows.flatMap(([label, of]): [string, Inline][] =>
      of === undefined || of.length === 0 ? [] : [[label, typeof of === 'string' ? [of] : of]],
    );
    if (told.length > 0) this.blocks.push({ is: 'facts', rows: told });
    return this;
  }
}

/** Titles and rows of a table without the columns in which nothing stands; the first column stays. */
export function filled<Title>(head: Title[], rows: Inline[][]): [head: Title[], rows: Inline[][]] {
  const isFilled = (at: number) =>
    at === 0 || rows.some((row) => row[at]?.some((run) => (typeof run === 'string' ? run : run.text) !== ''));
  const kept = head.map((_title, at) => isFilled(at));
  const only = <T>(list: T[]) => list.filter((_one, at) => kept[at]);
  return [only(head), rows.map(only)];
}

/** What several say, one after the other with a comma of the language between. */
export function joined(parts: readonly (string | Run)[], between: string): Inline {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]));
}
