import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What is shown in place of a part that broke. */
  broken: ReactNode;
  children: ReactNode;
}

/** Keeps a fault in one part of the page from leaving an empty screen. */
export class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.broken : this.props.children;
  }
}
