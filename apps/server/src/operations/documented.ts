import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiDefaultResponse, ApiResponse, ApiSecurity, type ApiBodyOptions } from '@nestjs/swagger';
import { Problem } from '@openfloor/contract';
import { z } from 'zod';

/** Names of the ways to say who one is, in the API's document. */
export const BEARER = 'bearer';
export const COOKIE = 'cookie';

/** The body of an answer that has nothing to say. */
export const Done = z.strictObject({}).meta({ id: 'Done' });

/** What a route gives: its status and the schema of its body. Everything else is a problem document. */
export function Gives(status: number, schema: z.ZodType, description = ''): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema, description }),
    ApiDefaultResponse({ standardSchema: Problem, description: 'The refusal' }),
  );
}

/** A route that asks who is calling. */
export function Signed(): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiSecurity(BEARER), ApiSecurity(COOKIE));
}

/** The body of a route that reads it whole by itself. The schema must refer to no other that has a name. */
export function Reads(schema: z.ZodType): MethodDecorator {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const named = made.$defs?.[made.$ref?.split('/').at(-1) ?? ''];
  const { $schema: _dialect, id: _id, ...inline } = named ?? made;
  return ApiBody({ schema: inline } as ApiBodyOptions);
}
