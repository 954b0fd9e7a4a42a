import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import type { Request } from 'express';
import { actorIn, Callers, type Caller } from './caller.js';
import { SignInNeeded } from './problem.js';

/** Makes of a request whoever calls. */
@Injectable()
export class CallerPipe implements PipeTransform<Request, Promise<Caller>> {
  constructor(private readonly callers: Callers) {}

  transform(request: Request): Promise<Caller> {
    return this.callers.ofRequest(request);
  }
}

const OfRequest = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  context.switchToHttp().getRequest<Request>(),
);

/** A parameter of a route: who is calling, `nobody` included. */
export const Calling = (): ParameterDecorator => OfRequest(CallerPipe);

/** The account that calls, or 401. A seat is not an account. */
export function expectAccount(caller: Caller): Account {
  if (caller.kind === 'account') return caller.account;
  throw new SignInNeeded('sign in first');
}

/** Who the caller is in a session: 401 for nobody, `NOT_ALLOWED` for a seat of another session. */
export function expectActor(caller: Caller, sessionId: string): Actor {
  const actor = actorIn(caller, sessionId);
  if (actor) return actor;
  if (caller.kind === 'nobody') throw new SignInNeeded();
  throw new Refusal('NOT_ALLOWED', 'this seat is of another session');
}
