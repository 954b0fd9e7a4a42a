import { type ComponentChild, hydrate, render } from 'preact';

/** Draws into an element that is empty. */
export function createRoot(element: Element): { render(tree: ComponentChild): void } {
  return { render: (tree) => render(tree, element) };
}

/** Takes over what the server has drawn. */
export function hydrateRoot(element: Element, tree: ComponentChild): void {
  hydrate(tree, element);
}
