/**
 * Function code may throw outside of any promise that is waited for: in a timer, or after its call was answered. In the
 * cloud that ends one instance; here it must not end everybody's process. Answers a function that takes the guard away.
 */
export function guardAgainstStrayErrors(isInsideCall: () => boolean, log: (line: string) => void): () => void {
  const onRejection = (reason: unknown) => log(`a promise nobody waited for failed: ${describe(reason)}`)
  const onException = (error: Error) => {
    if (isInsideCall()) return log(`a function threw outside of its call: ${describe(error)}`)
    // Not a function's: a defect of this program ends it, as it would without the guard.
    console.error(error)
    process.exit(1)
  }
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onException)
  return () => {
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onException)
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
