/**
 * An error the cloud answers with a code. On the wire it is `{ requestId, code, message }` with HTTP 200, and the SDK
 * throws it again at the caller. Callers tell errors apart by `code` alone; the message is for a person.
 */
export class CloudError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CloudError'
    this.code = code
  }
}
