import { element } from './element';

/** One of a few: radio buttons drawn side by side, with the arrow keys that come with them. */
export type Choice<Value> = {
  readonly fieldset: HTMLFieldSetElement;
  show(value: Value): void;
};

export function createChoice<Value>(
  document: Document,
  legend: string,
  options: readonly { readonly value: Value; readonly words: string }[],
  onChoose: (value: Value) => void,
): Choice<Value> {
  const name = `ng-${legend.toLowerCase()}`;
  const inputs = options.map(({ value, words }) => {
    const input = element(document, 'input', { type: 'radio', name });
    input.addEventListener('change', () => onChoose(value));
    return {
      value,
      input,
      label: element(document, 'label', {}, input, element(document, 'span', {}, words)),
    };
  });
  return {
    fieldset: element(
      document,
      'fieldset',
      { class: 'ng-choice' },
      element(document, 'legend', {}, legend),
      ...inputs.map(({ label }) => label),
    ),
    show(value) {
      for (const choice of inputs) choice.input.checked = choice.value === value;
    },
  };
}
