import { randomUUID } from 'node:crypto';
import { readLetter, writeLetter, type NodeMessage } from '../messages.js';
import { Nodes, type NodeListener } from '../nodes.js';

/** Nodes in one process: what one tells the others hear a moment later, unless the line is cut. */
export class LinkedNodes {
  /** While it is cut nobody hears anything, and what is told meanwhile is lost. */
  isCut = false;
  /** All that was told, heard or not. */
  readonly told: NodeMessage[] = [];
  private readonly all = new Map<string, LinkedNode>();

  join(): LinkedNode {
    const node = new LinkedNode(this, randomUUID());
    this.all.set(node.id, node);
    return node;
  }

  leave(node: LinkedNode): void {
    this.all.delete(node.id);
  }

  carry(from: string, message: NodeMessage): void {
    this.told.push(message);
    if (this.isCut) return;
    const letter = readLetter(writeLetter({ from, message }));
    if (!letter) throw new Error(`no node takes ${JSON.stringify(message)}`);
    queueMicrotask(() => {
      for (const node of this.all.values()) if (node.id !== from) node.hear(letter.message, from);
    });
  }
}

/** One of them. */
export class LinkedNode extends Nodes {
  readonly areSeveral = true;
  private readonly listeners = new Set<NodeListener>();

  constructor(
    private readonly link: LinkedNodes,
    readonly id: string,
  ) {
    super();
  }

  get isLinked(): boolean {
    return !this.link.isCut;
  }

  tell(message: NodeMessage): void {
    this.link.carry(this.id, message);
  }

  listen(listener: NodeListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  hear(message: NodeMessage, from: string): void {
    for (const listener of this.listeners) listener(message, from);
  }

  close(): void {
    this.link.leave(this);
  }
}
