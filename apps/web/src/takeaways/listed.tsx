import type { TakeawayView } from '@openfloor/contract';
import { useReader } from './context.js';
import { checkedOf } from './list.js';
import { SECTIONS, shownOf } from './order.js';
import { Takeaway } from './takeaway.js';

/** All that was shown, what is asked about first, and then section by section. */
export function AllTakeaways({ takeaways }: { takeaways: readonly TakeawayView[] }) {
  const { say } = useReader();
  const others = shownOf(takeaways).filter(({ status }) => status !== 'checking');
  return (
    <>
      <Listed title={say('status.checking')} takeaways={checkedOf(takeaways)} />
      {SECTIONS.map((section) => (
        <Listed
          key={section}
          title={say(`section.${section}`)}
          takeaways={others.filter((takeaway) => takeaway.section === section)}
        />
      ))}
    </>
  );
}

/** Some of them, under a heading where they have one; nothing where there are none. */
export function Listed({ title, takeaways }: { title?: string; takeaways: readonly TakeawayView[] }) {
  if (takeaways.length === 0) return null;
  return (
    <section>
      {title ? <h3 className="section">{title}</h3> : null}
      {takeaways.map((takeaway) => (
        <article key={takeaway.id} className="tk-listed" data-takeaway={takeaway.no}>
          <Takeaway takeaway={takeaway} />
        </article>
      ))}
    </section>
  );
}
