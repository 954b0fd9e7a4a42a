import { loadPages } from '@openfloor/pages';
import type Database from 'better-sqlite3';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import type { Settings } from './argv.js';
import { openDatabase } from './kept/database.js';
import { FactsStore } from './kept/facts.store.js';
import { GroupJournal, type Journal } from './kept/journal.js';
import { takeLock } from './kept/lock.js';
import { dropOld, wipe } from './kept/retention.js';
import { httpServer } from './doors/http.js';
import { addressesOf } from './doors/network.js';
import { SocketDoor } from './doors/sockets.js';
import { Outward } from './outward.js';
import { Relay } from './relay.js';
import { SeatTaking } from './upstream/seat.js';
import { Uplink } from './upstream/uplink.js';

/** The directory that the app is built into, above the compiled files of this relay. */
const DIST = fileURLToPath(new URL('../../../../', import.meta.url));

/** A relay that runs. */
export interface Started {
  /** What it listens at. */
  port: number;
  /** Ends it in order; what is under way is kept. */
  close(): Promise<void>;
}

/**
 * Starts a relay, or wipes its data where that was asked. `over` may put something between the relay and its disk, for
 * tests of what a broken one would do. Throws `CannotStart`, or an `Error` that says what is in the way.
 */
export async function start(
  settings: Settings,
  over: (journal: Journal) => Journal = (journal) => journal,
): Promise<Started | undefined> {
  const lock = takeLock(settings.dataDir);
  if (settings.forget) {
    wipe(settings.dataDir);
    lock.release();
    say(`Everything in ${settings.dataDir} is wiped.`);
    return undefined;
  }
  const database = openDatabase(settings.dataDir);
  try {
    return await run(settings, { database, journal: over(new GroupJournal(database)) }, () => lock.release());
  } catch (error) {
    database.close();
    lock.release();
    throw error;
  }
}

async function run(
  settings: Settings,
  { database, journal }: { database: Database; journal: Journal },
  release: () => void,
): Promise<Started> {
  const facts = new FactsStore(database);
  if (dropOld(database, closedAtIn(database), Date.now()))
    say('The session closed more than seven days ago: what its phones asked for and told is dropped.');
  const relay = new Relay({ database, journal, facts });
  relay.line.tell = say;
  const doors = await openDoors(relay, settings);
  announce(relay, doors.origins);
  const stop = new AbortController();
  const close = async (): Promise<void> => {
    stop.abort();
    await doors.close();
    await relay.close();
    journal.flush();
    database.close();
    release();
  };
  try {
    const seat = await new SeatTaking(facts, journal, say).take(settings, stop.signal);
    relay.connect(await Uplink.open(seat, relay.resumption(seat)));
  } catch (error) {
    await doors.close();
    throw error;
  }
  return { port: doors.port, close };
}

interface Doors {
  port: number;
  /** The addresses under which phones find it. */
  origins: readonly string[];
  close(): Promise<void>;
}

/** Phones are let in before the room is in reach: after a restart they see it as it was. */
async function openDoors(relay: Relay, settings: Settings): Promise<Doors> {
  const house = relay.house(await loadPages(DIST), DIST, settings.statusOpen);
  if (!house.pages) say('The web app is not built, so phones get no pages: npm run build');
  const origins: string[] = [];
  const server = httpServer(house, () => origins, complain, settings.limits);
  const sockets = new SocketDoor(
    server,
    house,
    { changed: () => relay.report(), failed: complain },
    settings.limits,
  );
  const outward = new Outward(relay.mirror, sockets, () => relay.isInStep);
  relay.say(outward);
  const port = await listen(server, settings);
  origins.push(...addressesOf(settings.address).map((address) => `http://${address}:${port}`));
  const close = async (): Promise<void> => {
    outward.stop();
    const closed = sockets.close();
    server.closeAllConnections();
    await closed;
  };
  return { port, origins, close };
}

function listen(server: ReturnType<typeof httpServer>, { port, address }: Settings): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, address, () => {
      server.off('error', failed).on('error', complain);
      done((server.address() as AddressInfo).port);
    });
  });
}

/** Prints the addresses for phones, as soon as the code of the session is known. */
function announce(relay: Relay, origins: readonly string[]): void {
  const look = (): boolean => {
    const { session } = relay.mirror;
    if (!session) return false;
    say(`Phones of this network join ${session.title} at`);
    for (const origin of origins) say(`  ${origin}/s/${session.code}`);
    return true;
  };
  if (look()) return;
  say('Waiting for the room …');
  const timer = setInterval(() => {
    if (look()) clearInterval(timer);
  }, 200);
  timer.unref();
}

function closedAtIn(database: Database): number | null {
  const row = database.prepare("SELECT body FROM records WHERE kind = 'session' AND body IS NOT NULL").get();
  const { closedAt = null } = row
    ? (JSON.parse((row as { body: string }).body) as { closedAt?: number | null })
    : {};
  return closedAt;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
