import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import pretty from 'pino-pretty';
import type { Request, Response } from 'express';
import type { Config } from '../config/config.js';
import { blurredAddress } from './origin.js';
import { routeOf } from './route.js';

/** What Nest tells of itself while it starts: of use to nobody who just wants to see where the links are. */
const OF_THE_FRAME = [
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
];

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** What many phones do many times is only logged at `debug`, unless it goes wrong. */
const OFTEN = ['/commands', '/state', '/join', '/assets', '/health', '/metrics', '/s/'];

const PRETTY = {
  sync: true,
  singleLine: true,
  translateTime: 'SYS:HH:MM:ss',
  ignore: 'context',
  messageFormat: '{if context}{context}: {end}{msg}',
};

/** The log of this process: lines for people in a terminal, JSON otherwise. Control characters never start a line. */
export class Log implements LoggerService {
  readonly pino: Logger;

  constructor({ log }: Pick<Config, 'log'>, stream?: DestinationStream) {
    const options = { level: log.level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
    const out =
      log.format === 'pretty'
        ? pretty({ ...PRETTY, ...(stream && { destination: toNode(stream) }) })
        : stream;
    this.pino = out ? pino(options, out) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(OF_THE_FRAME.includes(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest gives the context last, and between it and the message the stack of an error. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.pop();
    const stack = texts.pop();
    const about = { ...(context && { context: oneLine(context) }), ...(stack && { stack }) };
    if (message instanceof Error) this.pino[level]({ ...about, err: message }, oneLine(message.message));
    else
      this.pino[level](
        about,
        oneLine(typeof message === 'string' ? message : String(JSON.stringify(message))),
      );
  }
}

/**
 * Logs each request: method, route, status, time, and the network it came from. No bodies, addresses, tokens, codes,
 * query strings or cookies.
 */
export function requestLog(log: Log): HttpLogger<Request, Response> {
  return pinoHttp<Request, Response>({
    logger: log.pino,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    wrapSerializers: false,
    quietReqLogger: true,
    customAttributeKeys: { responseTime: 'ms' },
    customLogLevel: (request, response) => levelOf(routeOf(request), response.statusCode),
    customSuccessObject: (request, response, told: object) => ({ ...told, ...aboutOf(request, response) }),
    customErrorObject: (request, response, _error, told: object) => ({
      ...told,
      ...aboutOf(request, response),
    }),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  });
}

function aboutOf(request: Request, response: Response): Record<string, unknown> {
  return {
    method: request.method,
    route: routeOf(request),
    status: response.statusCode,
    network: blurredAddress(request.ip),
  };
}

function levelOf(route: string, status: number): Level {
  if (status >= 500) return 'error';
  return OFTEN.some((part) => route.includes(part)) ? 'debug' : 'info';
}

/** A text without the characters that could end a line or steer a terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}

function toNode(stream: DestinationStream): NodeJS.WritableStream {
  return stream as unknown as NodeJS.WritableStream;
}
