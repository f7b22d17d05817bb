export type SliderProps = {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What an arrow key moves it by; a page key ten times that. */
  readonly step: number;
  /** The value as it is read, by eye and by ear. */
  readonly text: string;
  /** What is read beside it by ear alone. */
  readonly also?: string;
  readonly id: string;
  readonly set: (value: number) => void;
};

/** One row: name, track, and the value in words. */
export function Slider({ name, value, low, high, step, text, also, id, set }: SliderProps) {
  return (
    <label class="slider">
      <span class="name">{name}</span>
      <input
        type="range"
        data-testid={`slider-${id}`}
        min={low}
        max={high}
        step="any"
        value={value}
        aria-valuetext={also === undefined ? text : `${text}, ${also}`}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[
            event.key
          ];
          if (by === undefined) return;
          event.preventDefault();
          set(Math.min(high, Math.max(low, value + by * step)));
        }}
      />
      <output>{text}</output>
    </label>
  );
}
