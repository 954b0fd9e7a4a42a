import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CHANNELS, HUB_STATUSES, type Channel, type HubStatus } from '@openfloor/contract';
import { TABLE } from '@openfloor/room';
import type { NextFunction, Request, Response } from 'express';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { routeOf } from './route.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The event loop is looked at so often; milliseconds. */
const LOOK_MS = 5;
const QUANTILES = [0.5, 0.99, 1];

/** The figures of this process for Prometheus. Times are seconds. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly commands = new Counter({
    name: 'openfloor_commands_total',
    help: 'Commands answered, by type and code (ok or the refusal)',
    labelNames: ['type', 'code'],
    registers: this.registers,
  });
  private readonly turnSeconds = this.histogram('openfloor_turn_seconds', 'Time of a turn of a room');
  private readonly storeCommitSeconds = this.histogram('openfloor_store_commit_seconds', 'Time of a commit');
  private readonly turnCommands = new Histogram({
    name: 'openfloor_turn_commands',
    help: 'Commands in a turn',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers: this.registers,
  });
  private readonly seats = new Gauge({
    name: 'openfloor_seats',
    help: 'Connected seats, by channel',
    labelNames: ['channel'],
    registers: this.registers,
  });
  private readonly frames = new Counter({
    name: 'openfloor_frames_total',
    help: 'Frames broadcast, by event',
    labelNames: ['event'],
    registers: this.registers,
  });
  private readonly rooms = new Gauge({
    name: 'openfloor_rooms_open',
    help: 'Rooms in memory',
    registers: this.registers,
  });
  private readonly hubs = new Gauge({
    name: 'openfloor_hubs',
    help: 'Hubs of the rooms in memory, by how they are heard',
    labelNames: ['status'],
    registers: this.registers,
    collect: () => this.countHubs(),
  });
  private readonly loop = monitorEventLoopDelay({ resolution: LOOK_MS });
  private readonly loopDelay = new Gauge({
    name: 'openfloor_event_loop_delay_seconds',
    help: 'How much later than it should the event loop came round since this was read last',
    labelNames: ['quantile'],
    registers: this.registers,
    collect: () => this.readLoop(),
  });
  private hubStatuses: () => Promise<HubStatus[]> = () => Promise.resolve([]);
  private readonly http = this.histogram('openfloor_http_request_seconds', 'Time of HTTP requests', [
    'method',
    'route',
    'status',
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const channel of CHANNELS) this.seats.set({ channel }, 0);
    this.loop.enable();
  }

  /** A command was answered; `code` is `ok` or the refusal. A type that nobody knows is no label of its own. */
  command(type: string, code: string): void {
    this.commands.inc({ type: TABLE.has(type) ? type : 'unknown', code });
  }

  /** A turn has ended; `storeSeconds` of it went to the commit. */
  turn(commands: number, seconds: number, storeSeconds: number): void {
    this.turnCommands.observe(commands);
    this.turnSeconds.observe(seconds);
    this.storeCommitSeconds.observe(storeSeconds);
  }

  /** `change` seats more, or fewer, see this channel. */
  seat(channel: Channel, change: number): void {
    this.seats.inc({ channel }, change);
  }

  /** A frame went to `seats` seats, or to one group of a room. */
  frame(event: string, seats = 1): void {
    this.frames.inc({ event }, seats);
  }

  roomsOpen(count: number): void {
    this.rooms.set(count);
  }

  /** Where it is asked how the hubs are whenever somebody wants the figures. */
  hubsFrom(statuses: () => Promise<HubStatus[]>): void {
    this.hubStatuses = statuses;
  }

  /** Where it is asked whether other nodes are reached; a process that is alone has no such figure. */
  linkFrom(isLinked: () => boolean): void {
    new Gauge({
      name: 'openfloor_nodes_linked',
      help: 'Whether what happens here is told to the other nodes at once',
      registers: this.registers,
      collect() {
        this.set(isLinked() ? 1 : 0);
      },
    });
  }

  /** Times a request until its answer is out. */
  readonly timeRequest = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.http.startTimer();
    response.once('close', () => {
      end({ method: request.method, route: routeOf(request), status: response.statusCode });
    });
    next();
  };

  onApplicationShutdown(): void {
    this.loop.disable();
    this.registry.clear();
  }

  private readLoop(): void {
    for (const quantile of QUANTILES) {
      const late = this.loop.percentile(100 * quantile) / 1e6 - LOOK_MS;
      this.loopDelay.set({ quantile }, Math.max(0, late) / 1_000);
    }
    this.loop.reset();
  }

  private async countHubs(): Promise<void> {
    const statuses = await this.hubStatuses();
    for (const status of HUB_STATUSES)
      this.hubs.set({ status }, statuses.filter((one) => one === status).length);
  }

  private histogram<L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: SECONDS, registers: this.registers });
  }
}
