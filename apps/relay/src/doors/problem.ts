import { Refusal, REFUSALS, type Problem, type Refused } from '@openfloor/contract';
import type { ServerResponse } from 'node:http';

/** A refusal that HTTP gives with another status than its code has by itself. */
export class DoorRefusal extends Refusal {
  constructor(
    readonly status: number,
    ...[code, message, details, retryAfterMs]: ConstructorParameters<typeof Refusal>
  ) {
    super(code, message, details, retryAfterMs);
  }
}

/** Ends a response with a problem document (RFC 9457). What is no refusal says nothing of itself. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const problem = error instanceof Refusal ? refused(error) : UNEXPECTED;
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  end(response, problem);
}

/** A refusal of a command is a problem document that is also the reply a socket would get. */
export function sendRefused(response: ServerResponse, reply: Refused): void {
  const { code, message } = reply;
  end(response, { ...reply, type: 'about:blank', title: code, status: REFUSALS[code], detail: message });
}

const UNEXPECTED: Problem = {
  type: 'about:blank',
  title: 'Something went wrong here',
  status: 500,
  code: 'UNEXPECTED',
};

function refused(refusal: Refusal): Problem {
  const { code, message, details, retryAfterMs } = refusal;
  return {
    type: `urn:openfloor:refusal:${code}`,
    title: code,
    status: refusal instanceof DoorRefusal ? refusal.status : REFUSALS[code],
    code,
    detail: message,
    ...(details === undefined ? {} : { details }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function end(response: ServerResponse, problem: Problem & object): void {
  if (problem.retryAfterMs !== undefined)
    response.setHeader('Retry-After', String(Math.ceil(problem.retryAfterMs / 1_000)));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json');
  response.statusCode = problem.status;
  response.end(JSON.stringify(problem));
}
