/** What a person wrote: its own language and direction, line breaks kept. */
export function Written({
  text,
  language,
  className,
}: {
  text: string;
  language: string;
  className: string;
}) {
  return (
    <p className={className} lang={language} dir="auto">
      {text}
    </p>
  );
}

/** A receipt number, isolated from the direction of the words around it. */
export function ReceiptNo({ no }: { no: number }) {
  return <bdi className="no">#{no}</bdi>;
}
