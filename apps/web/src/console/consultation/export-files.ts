import type { ConsultationExport, ConsultationFile } from '@openfloor/contract';

/** What the files are called in an export. */
export const FILE_NAMES: Record<ConsultationFile, string> = {
  comments: 'comments.csv',
  votes: 'votes.csv',
  summary: 'summary.csv',
  participants: 'participants-votes.csv',
};

/** In the order in which they are asked for. */
export const FILES = Object.keys(FILE_NAMES) as ConsultationFile[];
/** What the server takes in all; the contract's own figure would bring its schemas with it. */
export const MOST_BYTES = 16_777_216;

export type ChosenFiles = { [F in ConsultationFile]?: File };

/** What is told beside the files; empty where nothing is. */
export interface Told {
  title: string;
  language: string;
}

/** The body of the import, or why there is none. */
export type Prepared =
  { body: ConsultationExport } | { missing: true } | { tooLarge: true } | { notText: string };

/** Reads the chosen files as UTF-8 and nothing else, so that no letter is replaced on the way. */
export async function prepared(files: ChosenFiles, { title, language }: Told): Promise<Prepared> {
  const { comments, votes } = files;
  if (!comments || !votes) return { missing: true };
  const chosen = Object.entries(files) as [ConsultationFile, File][];
  if (chosen.reduce((sum, [, file]) => sum + file.size, 0) > MOST_BYTES) return { tooLarge: true };
  const texts: { [F in ConsultationFile]?: string } = {};
  for (const [name, file] of chosen) {
    const text = await textOf(file);
    if (text === undefined) return { notText: file.name };
    texts[name] = text;
  }
  const told = { ...(title.trim() ? { title: title.trim() } : {}), ...(language ? { language } : {}) };
  return { body: { ...texts, ...told } as ConsultationExport };
}

async function textOf(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
