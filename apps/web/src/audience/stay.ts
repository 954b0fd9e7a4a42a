/** Keeps a form of this page from being sent: where scripts run, its buttons do by themselves what it is for. */
export function stay(happening: { preventDefault(): void }): void {
  happening.preventDefault();
}
