/** Adds a style sheet that the first page does not need. */
export function styled(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new Error('no styles'));
    };
    document.head.append(link);
  });
}
