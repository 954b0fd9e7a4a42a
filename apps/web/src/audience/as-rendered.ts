/** Leaves what the server has drawn as it is, in place of a part of the page that has not come yet. */
export const AS_RENDERED = { __html: '' };
