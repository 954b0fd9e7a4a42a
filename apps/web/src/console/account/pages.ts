export { AccountPage } from './account-page.js';
export { SignIn } from './sign-in.js';
