/** A refusal as a form says it: with what the form calls the field that the server named. */
import { lastOf } from '../domain/values/last'
import type { CallFailure } from '../services/call-failure'

/** What a form calls its fields, by the last part of the name that the contract has for them: `startTime`. */
export type Labels = Readonly<Record<string, string>>

/** The sentence, and the field as the form knows it; '' where it has no such field. */
export function fieldWords({ field = '', message }: CallFailure, labels: Labels): { code: string; message: string } {
  const code = lastOf(field.split('.')) ?? ''
  const label = labels[code]
  if (label === undefined) return { code: '', message }
  return { code, message: message.includes(label) ? message : `${label}：${message}` }
}
