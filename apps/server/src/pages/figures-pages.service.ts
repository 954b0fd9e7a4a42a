import { Injectable } from '@nestjs/common';
import type { FigureChart, FiguresPage } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { figureFile, sendFigures } from '../operations/figure-files.js';
import { admits } from '../operations/reading.js';
import { RoomFigures } from '../operations/room-figures.js';
import type { OpenRoom } from '../operations/rooms.js';
import { mayRead, PageReaders } from './page-readers.js';
import { PageSender } from './page-sender.js';

/** Sends the figures of a session as everybody sees them: as a page, as JSON for that page, and each chart as a file. */
@Injectable()
export class FiguresPages {
  constructor(
    private readonly sender: PageSender,
    private readonly readers: PageReaders,
    private readonly figures: RoomFigures,
  ) {}

  /** The page; where it is not for this reader it says so, 403. */
  async send([request, response]: [Request, Response], open: OpenRoom, code: string): Promise<void> {
    const at: [Request, Response] = [request, response];
    response.vary('Cookie');
    const actor = await this.readers.counted(request, open);
    const isPublic = mayRead(open, undefined);
    const shown = { session: { ...sessionOf(open), isPublic }, code };
    if (!mayRead(open, actor))
      return this.sender.sendOwn(
        at,
        ({ pages, ...around }) => pages.figuresPage({ ...around, ...shown }),
        403,
      );
    const { figures, version } = await this.figures.of(open, 'public');
    const given = { ...shown, figures };
    // What some may not read is kept for nobody.
    if (!isPublic)
      return this.sender.sendOwn(at, ({ pages, ...around }) => pages.figuresPage({ ...around, ...given }));
    const page = { name: `figures ${open.room.id} ${code}`, version: `${version} ${JSON.stringify(shown)}` };
    return this.sender.send(at, page, ({ pages, ...around }) => pages.figuresPage({ ...around, ...given }));
  }

  /** The figures alone, or a chart of them. Refuses `NOT_ALLOWED` where they are not for this reader. */
  async sendFile(
    [request, response]: [Request, Response],
    open: OpenRoom,
    chart?: FigureChart,
  ): Promise<void> {
    const actor = await this.readers.counted(request, open);
    admits(open.room.session, actor, true);
    const made = await this.figures.of(open, 'public');
    response.set('Cache-Control', 'no-store');
    const name = chart && figureFile(open.room.session.code, chart);
    await sendFigures([request, response], chart ? made.csv(chart) : made.json, name);
  }
}

/** What the page says of the session itself, all of it public. */
function sessionOf({ room }: OpenRoom): Omit<FiguresPage['session'], 'isPublic'> {
  const { title, translations, timeZone, meeting, rules } = room.session;
  const chairs = room
    .list('person')
    .filter(({ role, left }) => role === 'chair' && !left)
    .sort((one, other) => one.no - other.no)
    .map(({ honorific, name }) => [honorific, name].filter(Boolean).join(' '));
  const { name, city } = meeting;
  return {
    title,
    ...(translations && { translations }),
    timeZone,
    meeting: { name, city },
    chairs,
    groups: rules.groups,
  };
}
