/** Whether the person closed what the phone had opened for them: they thought better of it, which is no failure. */
export function wasCancelled(failure: unknown): boolean {
  const { errMsg } = failure as { readonly errMsg?: string }
  return /cancel/i.test(errMsg ?? String(failure))
}
