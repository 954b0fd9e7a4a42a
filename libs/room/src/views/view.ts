import type { Channel, RecordView } from '@openfloor/contract';
import { viewPoll } from '../poll/poll.view.js';
import type { RoomRecord } from '../records.js';
import { viewClock, viewFloor } from './floor.view.js';
import { viewHub, viewPerson } from './people.view.js';
import { viewQuestion } from './question.view.js';
import { viewNote, viewReport } from './paper.view.js';
import { viewSegment, viewSession } from './session.view.js';
import { viewNotice, viewStage } from './stage.view.js';
import { viewTakeaway } from './takeaway.view.js';

/** Raised whenever a view function changes what it shows, so that every channel starts a new epoch. */
export const VIEWS_VERSION = 5;

/** A record's view without its rev. */
export type Unversioned = RecordView extends infer V
  ? V extends RecordView
    ? Omit<V, 'rev'>
    : never
  : never;

/**
 * What a channel sees of a record: an allow-list of fields, or nothing. It reads the record and the channel and
 * nothing else; patches, snapshots, deltas and exports are all made from it.
 */
export function view(record: RoomRecord, channel: Channel): Unversioned | undefined {
  switch (record.kind) {
    case 'session':
      return viewSession(record, channel);
    case 'segment':
      return viewSegment(record);
    case 'person':
      return viewPerson(record);
    case 'hub':
      return viewHub(record, channel);
    case 'question':
      return viewQuestion(record, channel);
    case 'floor':
      return viewFloor(record, channel);
    case 'clock':
      return viewClock(record);
    case 'notice':
      return viewNotice(record);
    case 'stage':
      return viewStage(record);
    case 'takeaway':
      return viewTakeaway(record, channel);
    case 'note':
      return viewNote(record, channel);
    case 'report':
      return viewReport(record, channel);
    case 'poll':
      return viewPoll(record, channel);
    case 'response':
    case 'participant':
    case 'signal':
    case 'invitation':
    case 'roll':
    case 'support':
    case 'census':
    case 'act':
      return undefined;
  }
}
