export type ChoiceFieldProps<Id extends string> = {
  readonly name: string;
  readonly value: Id;
  readonly choices: readonly Id[];
  readonly say: (id: Id) => string;
  readonly set: (id: Id) => void;
  readonly testId: string;
};

/** One of a few, by its name. */
export function ChoiceField<Id extends string>(props: ChoiceFieldProps<Id>) {
  const { name, value, choices, say, set, testId } = props;
  return (
    <label>
      {name}
      <select
        value={value}
        data-testid={testId}
        onChange={(event) => {
          const chosen = choices.find((id) => id === event.currentTarget.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {choices.map((id) => (
          <option key={id} value={id}>
            {say(id)}
          </option>
        ))}
      </select>
    </label>
  );
}
