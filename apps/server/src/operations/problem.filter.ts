import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@openfloor/contract';
import type { Response } from 'express';
import { Log } from './log.js';
import { problemOf } from './problem.js';

/** Turns every error of an HTTP request into a problem document (RFC 9457): no stack, nothing of the request. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, context: ArgumentsHost): void {
    if (context.getType() !== 'http') throw error;
    const { problem, isKnown } = problemOf(error);
    if (!isKnown) this.log.error(error instanceof Error ? error : new Error(String(error)), 'Http');
    sendProblem(context.switchToHttp().getResponse<Response>(), problem);
  }
}

/** Ends a response with a problem; where it has begun already, the connection is cut instead. */
export function sendProblem(response: Response, problem: Problem): void {
  if (response.headersSent) return void response.destroy();
  if (problem.retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.ceil(problem.retryAfterMs / 1_000)));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(problem.status).set('Cache-Control', 'no-store').type('application/problem+json');
  response.send(JSON.stringify(problem));
}
