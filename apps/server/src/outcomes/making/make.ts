import { EXPORT_TABLES, type SessionReport } from '@openfloor/contract';
import { documentOf } from '../document/document-of.js';
import { exportOf } from '../exports/export-of.js';
import { csvTable, dictionaryCsv, dictionaryOf } from '../exports/tables.js';
import { zipped } from '../exports/zip.js';
import { docxOf } from '../forms/docx.js';
import { htmlOf } from '../forms/html.js';
import { markdownOf } from '../forms/markdown.js';
import type { Material } from '../material.js';
import { aboutOf } from '../report/about.js';
import { reportOf } from '../report/report-of.js';
import { sayIn } from '../text/say.js';
import type { Job, WantedExport, WantedReport } from './job.js';

/** Makes what is wanted of the material. A pure function of it but for the time it takes. */
export async function make({ wanted, material, report }: Job): Promise<Uint8Array> {
  switch (wanted.of) {
    case 'report':
      return reportIn(wanted, material);
    case 'table':
      return Buffer.from(csvTable(wanted.table, material));
    case 'file':
      return jsonOf(FILES[wanted.file](material));
    case 'zip':
      return zipped(await filesOf(wanted.language, material, report), material.madeAt);
  }
}

/** The report of a session in a language, as facts. */
export function reportFor(material: Material, language: string): SessionReport {
  const say = sayIn(language);
  return reportOf(material, { text: say('label'), language: say.language });
}

const FILES: Record<Extract<WantedExport, { of: 'file' }>['file'], (material: Material) => unknown> = {
  'export.json': exportOf,
  'about.json': aboutOf,
  'dictionary.json': dictionaryOf,
};

async function reportIn(
  { form, language }: Omit<WantedReport, 'of'>,
  material: Material,
): Promise<Uint8Array> {
  const report = reportFor(material, language);
  if (form === 'json') return jsonOf(report);
  const document = documentOf(report, sayIn(language));
  if (form === 'docx') return docxOf(document);
  return Buffer.from(form === 'html' ? htmlOf(document) : markdownOf(document));
}

async function filesOf(
  language: string,
  material: Material,
  report: Material | undefined,
): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {
    'about.json': jsonOf(aboutOf(material)),
    'dictionary.json': jsonOf(dictionaryOf(material)),
    'dictionary.csv': Buffer.from(dictionaryCsv(material)),
    'session.json': jsonOf(exportOf(material)),
  };
  for (const table of EXPORT_TABLES) files[`${table}.csv`] = Buffer.from(csvTable(table, material));
  if (report)
    for (const form of ['json', 'html', 'md'] as const)
      files[`report.${form}`] = await reportIn({ form, language }, report);
  return files;
}

function jsonOf(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
