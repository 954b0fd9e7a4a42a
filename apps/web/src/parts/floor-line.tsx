/** The only ornament: a thin rule with one thick segment standing on it, which always means something. */
export function FloorLine({ tone = 'fg' }: { tone?: 'fg' | 'air' }) {
  return <div className={`floor-line ${tone}`} aria-hidden="true" />;
}

/** The name of the product with its sign, a floor line of its own. */
export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 20 16" aria-hidden="true">
        <path d="M0 14h20v1.4H0zM3 3h7v11H3z" />
      </svg>
      OpenFloor
    </span>
  );
}
