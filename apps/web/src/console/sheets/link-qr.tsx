import { linkQr } from '../logic/link-qr.js';

/** A QR code of a link with a secret, black on white in every look. */
export function LinkQr({ url, label }: { url: string; label: string }) {
  const { size, path } = linkQr(url);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
