import { describe, expect, it } from '@jest/globals';
import { stagePages, withSecret } from './stage-choices.js';

describe('The pages of a screen', () => {
  it('need a number from the second screen on', () => {
    expect(stagePages('https://q.example.org/', 'K7M4PX', 1)).toEqual({
      page: 'https://q.example.org/stage/K7M4PX',
      overlay: 'https://q.example.org/stage/K7M4PX?overlay',
    });
    expect(stagePages('https://q.example.org', 'K7M4PX', 2)).toEqual({
      page: 'https://q.example.org/stage/K7M4PX?no=2',
      overlay: 'https://q.example.org/stage/K7M4PX?overlay&no=2',
    });
  });

  it('carry the secret of a link behind the number, where no server sees it', () => {
    const link = 'https://q.example.org/stage/K7M4PX#secret';
    const { page } = stagePages('https://q.example.org', 'K7M4PX', 2);
    expect(withSecret(page, link)).toBe('https://q.example.org/stage/K7M4PX?no=2#secret');
    expect(withSecret(page, 'https://q.example.org/stage/K7M4PX')).toBe(page);
  });
});
