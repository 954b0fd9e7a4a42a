import type { Attendance, StakeholderGroup } from '@openfloor/contract';
import { proposing, type Begin, type Course } from './course.js';
import type { Candidate, Proposal, Served } from './discipline.js';
import { firstOf, least } from './pick.js';
import { Portions } from './portion.js';

type Group = StakeholderGroup | null;
/** The first rule that set somebody of the group back. */
type Then = 'only' | 'attendance' | 'first_time' | 'first_come';

/**
 * `balanced`: the group with the smallest mean of its shares of turns and of seconds, those without a group being one
 * more; then in this group the attendance with the smallest share of what the group has had and, where these are
 * level, of what all have had; then whoever has had the fewest turns; then the order received. The group's own share
 * comes first because somebody in the hall would otherwise wait for ever in a group that is also online, as long as
 * other groups speak from the hall.
 */
export const balanced: Begin = () => new Balance();

/** Who has the floor next under `balanced`. */
export const proposeBalanced = proposing(balanced);

class Balance implements Course {
  private readonly groups = new Portions<Group>();
  private readonly attendances = new Portions<Attendance>();
  private readonly inGroups = new Map<Group, Portions<Attendance>>();
  private readonly speakers = new Portions<string>();

  serve({ group, attendance, speaker, seconds }: Served): void {
    const inGroup = this.inGroups.get(group) ?? new Portions<Attendance>();
    this.inGroups.set(group, inGroup);
    inGroup.add(attendance, seconds);
    this.groups.add(group, seconds);
    this.attendances.add(attendance, seconds);
    this.speakers.add(speaker, seconds);
  }

  next(waiting: readonly Candidate[]): Proposal | undefined {
    const head = firstOf(least(waiting, ({ group }) => this.groups.weight(group)));
    if (!head) return undefined;
    const { group } = head;
    const [next, then] = this.among(waiting.filter((candidate) => candidate.group === group));
    const { turns, seconds } = this.groups.of(group);
    const { turns: ofTurns, seconds: ofSeconds } = this.groups.whole;
    const share = { turns, ofTurns, seconds: Math.round(seconds), ofSeconds: Math.round(ofSeconds) };
    return { id: (next ?? head).id, why: { code: 'least_served', group, ...share, then }, lane: null };
  }

  /** Who is next of one group's people. */
  private among(people: Candidate[]): [next: Candidate | undefined, then: Then] {
    const inGroup = this.inGroups.get(people[0]?.group ?? null);
    const level = least(people, ({ attendance }) => inGroup?.weight(attendance) ?? 0);
    const there = least(level, ({ attendance }) => this.attendances.weight(attendance));
    const fewest = least(there, ({ speaker }) => this.speakers.of(speaker).turns);
    return [firstOf(fewest), decided(people.length, there.length, fewest.length)];
  }
}

function decided(people: number, there: number, fewest: number): Then {
  if (people === 1) return 'only';
  if (there < people) return 'attendance';
  return fewest < there ? 'first_time' : 'first_come';
}
