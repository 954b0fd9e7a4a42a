import type { SegmentView } from '@openfloor/contract';
import { useState, type FormEvent } from 'react';
import { Act } from '../board/small.js';
import { useCan, useClock, useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { NumberField, TextField } from './fields.js';

/** The parts of the programme in their order: start one, and its clock runs where it has minutes. */
export function Segments() {
  const say = useSay();
  const { room } = useDesk();
  const can = useCan();
  const [editing, edit] = useState<string | null>(null);
  const segments = useRoom(() => room.records('segment'));
  const sorted = [...segments].sort((a, b) => a.no - b.no);
  return (
    <>
      {sorted.length === 0 ? <p className="hint">{say('noSegments')}</p> : null}
      <ul className="clocks">
        {sorted.map((segment) =>
          editing === segment.id ? (
            <li key={segment.id}>
              <SegmentForm segment={segment} onDone={() => edit(null)} />
            </li>
          ) : (
            <SegmentRow key={segment.id} segment={segment} onEdit={() => edit(segment.id)} />
          ),
        )}
      </ul>
      {can.has('segment.put') ? <SegmentForm key={sorted.length} /> : null}
    </>
  );
}

function SegmentRow({ segment, onEdit }: { segment: SegmentView; onEdit: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { segmentId } = useSession();
  const { id, title, minutes } = segment;
  const isOn = segmentId === id;
  const turn = (): void =>
    void desk.order({
      type: 'session.segment',
      args: { segmentId: isOn ? null : id },
      says: isOn ? 'segment.end' : 'segment.start',
    });
  return (
    <li className="clock-set" aria-current={isOn || undefined}>
      <b className={minutes === null ? 'clock-figure none' : 'clock-figure'}>
        <bdi>{minutes === null ? say('openEnd') : say('minutesOf', { n: minutes })}</bdi>
      </b>
      <p>
        <b dir="auto">{title}</b>
        <span>
          <When segment={segment} isOn={isOn} />
        </span>
      </p>
      {can.has('session.segment') ? (
        <Act label={say(isOn ? 'endSegment' : 'startSegment')} about={title} onAct={turn} />
      ) : null}
      {can.has('segment.put') ? <Act label={say('edit')} about={title} onAct={onEdit} /> : null}
      {can.has('segment.drop') ? (
        <Act
          label={say('dropSegment')}
          about={title}
          onAct={() =>
            void desk.order({ type: 'segment.drop', args: { segmentId: id }, says: 'segment.drop' })
          }
        />
      ) : null}
    </li>
  );
}

/** When a part ran, or that it runs now. */
function When({ segment, isOn }: { segment: SegmentView; isOn: boolean }) {
  const say = useSay();
  const clock = useClock();
  const { startedAt, endedAt } = segment;
  if (startedAt === null) return null;
  const from = clock.minute(startedAt);
  if (isOn) return `${say('nowOn')}, ${say('segmentSince', { time: from })}`;
  return endedAt === null ? from : say('segmentDone', { from, to: clock.minute(endedAt) });
}

/** A part of the programme under the pen; a new one where none is given. */
function SegmentForm({ segment, onDone }: { segment?: SegmentView; onDone?: () => void }) {
  const say = useSay();
  const desk = useDesk();
  const [title, write] = useState(segment?.title ?? '');
  const [minutes, set] = useState(segment ? (segment.minutes ?? 0) : 20);
  const save = async (form: FormEvent): Promise<void> => {
    form.preventDefault();
    if (title.trim() === '') return;
    const known = segment ? { segmentId: segment.id } : {};
    const args = { ...known, title: title.trim(), minutes: minutes === 0 ? null : minutes };
    const reply = await desk.order({ type: 'segment.put', args, says: 'segment.put' });
    if (reply?.ok) onDone?.();
  };
  return (
    <form className="form columns" onSubmit={(form) => void save(form)}>
      <TextField word={say('segmentTitle')} value={title} max={200} required onWrite={write} />
      <NumberField word={say('segmentMinutes')} value={minutes} min={0} max={1_440} onWrite={set} />
      <div className="acts">
        <button type="submit" className="btn">
          {say(segment ? 'save' : 'addSegment')}
        </button>
        {onDone ? <Act label={say('cancel')} onAct={onDone} /> : null}
      </div>
    </form>
  );
}
