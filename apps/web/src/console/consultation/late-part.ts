import { lazy } from 'react';

/** The import of consultations with its words and looks, which a console without the list of meetings never fetches. */
export const ConsultationPart = lazy(async () => ({
  default: (await import('./consultation-part.js')).ConsultationPart,
}));
