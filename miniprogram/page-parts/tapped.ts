interface Touched {
  readonly currentTarget: { readonly dataset: object }
}

/** What stands in the template beside the thing that was tapped or changed: its `data-id`, or another `data-…`. */
export function tapped(event: Touched, name = 'id'): string {
  const said: unknown = Object.entries(event.currentTarget.dataset).find(([each]) => each === name)?.[1]
  return typeof said === 'string' || typeof said === 'number' ? String(said) : ''
}

/** The same where it is one of `known`; undefined where it is not. */
export function tappedOneOf<Known extends string>(
  event: Touched,
  name: string,
  known: readonly Known[],
): Known | undefined {
  const said = tapped(event, name)
  return known.find((each) => each === said)
}
