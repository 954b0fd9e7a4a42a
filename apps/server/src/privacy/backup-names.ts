const NAME = /^(?:openfloor|before-restore)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;

/** The name of a backup that is taken at this time (ms since 1970): `openfloor-20061102T130030Z.sqlite`. */
export function backupName(at: number): string {
  return `openfloor-${stamp(at)}.sqlite`;
}

/** The name of what stood in the place of a database until this time, when a backup was put there. */
export function keptName(at: number): string {
  return `before-restore-${stamp(at)}.sqlite`;
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** When a backup of this name was taken, in ms since 1970; undefined for what is no backup of ours. */
export function takenAt(name: string): number | undefined {
  const [, ...parts] = NAME.exec(name) ?? [];
  if (parts.length === 0) return undefined;
  const [year = 0, month = 1, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
