// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TypedVix } from '@/components/hedge/typed-vix';

afterEach(cleanup);

const type = (id: string, text: string) => {
  const field = screen.getByTestId(id) as HTMLInputElement;
  fireEvent.input(field, { target: { value: text } });
  fireEvent.change(field, { target: { value: text } });
};

describe('VIX by hand', () => {
  it('is a level first, and only then a curve', () => {
    const set = vi.fn();
    render(<TypedVix typed={null} set={set} />);
    expect(screen.queryByTestId('hedge-typed-90')).toBeNull();
    type('hedge-typed', '18.5');
    expect(set).toHaveBeenLastCalledWith({ level: 18.5, forwards: [] });
  });

  it('keeps its forwards in the order of their days, gives one up when it is emptied, all with the level', () => {
    const set = vi.fn();
    const forwards = [
      { days: 30, forward: 19 },
      { days: 180, forward: 21 },
    ];
    render(<TypedVix typed={{ level: 18, forwards }} set={set} />);
    type('hedge-typed-90', '20');
    expect(set).toHaveBeenLastCalledWith({
      level: 18,
      forwards: [forwards[0], { days: 90, forward: 20 }, forwards[1]],
    });
    type('hedge-typed-30', '');
    expect(set).toHaveBeenLastCalledWith({ level: 18, forwards: [forwards[1]] });
    type('hedge-typed-180', 'much');
    expect(set).toHaveBeenCalledTimes(2);
    type('hedge-typed', '');
    expect(set).toHaveBeenLastCalledWith(null);
  });
});
