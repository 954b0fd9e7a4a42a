import type { ExportTable } from '@openfloor/contract';
import type { Material } from '../material.js';

/** A report in a form. A PDF is printed from the HTML by somebody else. */
export interface WantedReport {
  of: 'report';
  form: 'json' | 'html' | 'md' | 'docx';
  language: string;
}

/** Something taken out: a table, a document, or all of it in one archive with the report in a language. */
export type WantedExport =
  | { of: 'table'; table: ExportTable }
  | { of: 'file'; file: 'export.json' | 'about.json' | 'dictionary.json' }
  | { of: 'zip'; language: string };

/** A job for whoever makes files. `report` is the material of the report that goes into an archive, where its reader may have it. */
export interface Job {
  wanted: WantedReport | WantedExport;
  material: Material;
  report?: Material;
}
