import { lazy } from 'react';

const load = () => import('./pages.js');

/** The sign-in page, which whoever comes with a link never fetches. */
export const SignIn = lazy(async () => ({ default: (await load()).SignIn }));
/** The page of an account. */
export const AccountPage = lazy(async () => ({ default: (await load()).AccountPage }));
