import type { NodeMessage } from './messages.js';

/** Told of what another node said; `from` names that node as long as it lives. */
export type NodeListener = (message: NodeMessage, from: string) => void;

/**
 * The other processes that serve the rooms of one database. What is said here is a hint and never the record: it may be
 * lost, and whoever needs to be sure asks the store.
 */
export abstract class Nodes {
  /** Whether there can be others at all. */
  abstract readonly areSeveral: boolean;
  /** Whether what is told now reaches them. */
  abstract readonly isLinked: boolean;
  /** Tells all others. Never throws and never waits; what cannot be told now is never told. */
  abstract tell(message: NodeMessage): void;
  /** Hears what others tell from now on, never this node's own; the result ends that. */
  abstract listen(listener: NodeListener): () => void;
  /** Ends the connection to the others, for good. */
  abstract close(): void;
}

/** A process that is the only one of its database. */
export class LoneNode extends Nodes {
  readonly areSeveral = false;
  readonly isLinked = false;

  tell(): void {}

  listen(): () => void {
    return () => undefined;
  }

  close(): void {}
}
