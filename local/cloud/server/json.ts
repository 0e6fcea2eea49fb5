import { CloudError } from '../cloud-error'

/** A JSON object. Throws INVALID_PARAM on anything else. */
export function parseJsonObject(text: string, what: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', `${what} is not JSON`)
  }
  if (!isRecord(value)) throw new CloudError('INVALID_PARAM', `${what} is not a JSON object`)
  return value
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
