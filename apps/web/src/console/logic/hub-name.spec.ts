import { describe, expect, it } from '@jest/globals';
import { hubText } from './hub-name.js';

describe('The name of a hub', () => {
  it('says once that it is one', () => {
    const named = (name: string) => `${name} hub`;
    expect(['Nairobi', 'Nairobi Hub', 'Hub Suva'].map((name) => hubText(name, 'Hub', named))).toEqual([
      'Nairobi hub',
      'Nairobi Hub',
      'Hub Suva',
    ]);
  });
});
