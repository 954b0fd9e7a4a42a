/** A sentence in which `{b}…{/b}` is bold. Texts carry no other markup. */
export function Rich({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\{b\}(.*?)\{\/b\}/)
        .map((part, place) => (place % 2 === 1 ? <b key={place}>{part}</b> : part))}
    </>
  );
}
