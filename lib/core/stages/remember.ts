/** A stage that runs again only when one of its inputs is another one: what a slider does not touch stays. */
export function remember<Inputs extends readonly unknown[], Output>(
  stage: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  let last: { readonly inputs: Inputs; readonly output: Output } | null = null;
  return (...inputs) => {
    if (last === null || inputs.some((input, i) => !Object.is(input, last?.inputs[i])))
      last = { inputs, output: stage(...inputs) };
    return last.output;
  };
}
