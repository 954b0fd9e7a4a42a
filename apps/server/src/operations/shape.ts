import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import type { z } from 'zod';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** What is wrong with a body, one entry a fault. A path is made of field names and places in lists. */
export interface Fault {
  path: (string | number)[];
  message: string;
}

const MOST_FAULTS = 1_000;

/** Checks what `@Body({ schema })` and its like name, and hands on what the schema makes of it. Else `BAD_COMMAND`. */
@Injectable()
export class ShapePipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => badShape(issues) });
  }

  override transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.schema && namesPrototype(value))
      throw badShape([{ message: 'this key is not allowed', path: [] }]);
    return super.transform(value, metadata) as Promise<T>;
  }
}

/** Checks a value by hand, with the same refusal. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badShape(result.error.issues);
}

/** `BAD_COMMAND` with every fault and its path. */
export function badShape(issues: readonly Issue[]): Refusal {
  return new Refusal('BAD_COMMAND', 'the shape is wrong', { issues: faultsOf(issues) });
}

/** Faults as the wire tells them. What was sent is not repeated but for the names of unknown keys. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.slice(0, MOST_FAULTS).map(({ path = [], message }) => ({
    path: path.map((part) => plain(typeof part === 'object' ? part.key : part)),
    message: message.slice(0, 300),
  }));
}

function plain(part: PropertyKey): string | number {
  return typeof part === 'number' ? part : String(part).slice(0, 80);
}

/** Whether a JSON value has a key that names the prototype, at any depth. Walks without recursion. */
function namesPrototype(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return true;
    for (const child of Object.values(next)) if (typeof child === 'object') open.push(child);
  }
  return false;
}
