/** What stands in the template beside the thing that was tapped or changed: its `data-id`, or another `data-…`. */
export function tapped(event: { readonly currentTarget: { readonly dataset: object } }, name = 'id'): string {
  const said: unknown = Object.entries(event.currentTarget.dataset).find(([each]) => each === name)?.[1]
  return typeof said === 'string' || typeof said === 'number' ? String(said) : ''
}
