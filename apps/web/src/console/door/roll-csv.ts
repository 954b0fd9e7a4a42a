import type { PersonalCodeMade } from '@openfloor/contract';

/** Codes as a table: no, name, group, code, link. What could be read as a formula is kept from being one. */
export function csvOf(codes: readonly PersonalCodeMade[]): string {
  const rows = codes.map(({ no, label, stakeholderGroup, code, url }) => [
    String(no),
    label ?? '',
    stakeholderGroup ?? '',
    code,
    url,
  ]);
  return [['no', 'name', 'group', 'code', 'link'], ...rows].map((row) => row.map(cell).join(',')).join('\n');
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** What somebody typed, one name on each line, without empty ones. */
export function namesIn(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
