import { Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { RunRequest } from '../source/runSource.ts';
import { pageAddress, plainAddress } from './pageAddress.ts';
import type { Addressed } from './pageAddress.ts';
import { hashOfLink } from './runLink.ts';
import type { RunLink } from './runLink.ts';

const link: RunLink = { config: { name: 'linked' }, commands: [], step: 30 };
const commanded: RunLink = { ...link, commands: [{ step: 40, command: { type: 'pause' } }] };

function read(start: (request: RunRequest) => Promise<string> = async () => 'begun') {
  const hash$ = new Subject<string>();
  const asked = vi.fn(start);
  const address = pageAddress(hash$, asked);
  const seen: Addressed[] = [];
  const subscription = address.addressed$.subscribe((addressed) => seen.push(addressed));
  /** What it asks for once nothing is being opened any more. */
  const settled = () =>
    vi.waitFor(() => {
      expect(seen.at(-1)?.opening).toBe(false);
      return seen.at(-1);
    });
  return { hash$, asked, address, seen, settled, subscription };
}

describe('pageAddress', () => {
  it('asks for nothing of an address that is a run’s id, and begins none', () => {
    const { hash$, seen, asked } = read();
    for (const hash of ['', '#deep-tanh-20261125-214233-1f3a']) hash$.next(hash);
    expect(seen).toMatchObject([plainAddress, plainAddress]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('begins the run of a link, with its commands where it has any, and shows it as the link says', async () => {
    const { hash$, seen, asked, settled } = read();
    hash$.next(await hashOfLink(link));
    expect(seen).toMatchObject([{ opening: true }]);
    expect(await settled()).toMatchObject({ opened: { id: 'begun', link } });
    hash$.next(await hashOfLink(commanded));
    await settled();
    const { config, commands } = commanded;
    expect(asked.mock.calls).toEqual([[{ config }], [{ config, commands }]]);
  });

  it('tells why a link cannot be opened, until another address is read or it is left behind', async () => {
    const { hash$, address, seen, settled } = read(() => Promise.reject(new Error('there is no room')));
    hash$.next('#weir1.&&&');
    expect((await settled())?.broken).toMatch('cut short or changed on its way');
    hash$.next(await hashOfLink(link));
    expect(seen.at(-1)?.broken).toBeUndefined();
    expect((await settled())?.broken).toBe('there is no room');
    address.leave();
    expect(seen.at(-1)).toMatchObject({ broken: undefined, opening: false });
  });

  it('is on tour from a stop of it to any other address, or until it is left', () => {
    const { hash$, address, seen } = read();
    for (const hash of ['#tour', '#tour.3', '#a-run', '#tour']) hash$.next(hash);
    address.leave();
    expect(seen.map(({ touring }) => touring)).toEqual([true, true, false, true, false]);
  });

  it('shows a run as a stop of the tour says, still on tour', () => {
    const { hash$, address, seen } = read();
    hash$.next('#tour.2');
    address.show({ id: 'stop', link, chart: 'saturation' });
    expect(seen.at(-1)).toMatchObject({
      touring: true,
      opened: { id: 'stop', link, chart: 'saturation' },
    });
  });

  it('reads no address any more once nobody listens', () => {
    const { hash$, subscription } = read();
    subscription.unsubscribe();
    expect(hash$.observed).toBe(false);
  });
});
