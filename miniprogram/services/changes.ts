/** What this phone has had changed: whoever shows what was read before asks whether it may differ, or is told. */
const listeners = new Set<() => void>()
let changes = 0

/** How often the server has answered that something was done or refused, or what waits to be sent became another. */
export function changesSoFar(): number {
  return changes
}

/** Once the answer is there: what was read while it was under way may be from before it. */
export function noteChange(): void {
  changes++
  for (const listener of [...listeners]) listener()
}

/** Be told of each. Answers how to stop being told. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
