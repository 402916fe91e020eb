import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What is inside, for the message. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a fault in one part of the panel from taking the others, and the answers, with it. */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="notice notice-partial" role="alert">
        “{this.props.what}” could not be shown. The rest of the page stands, and so do your answers. Please tell your EHR support team.
      </p>
    );
  }
}
