/** Injection token of the store (`Store` of libs/store). */
export const STORE = Symbol('store');
