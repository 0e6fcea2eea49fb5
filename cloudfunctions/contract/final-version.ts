/** A version of a report that was made final, as lists and questions about drafts tell of it. */
import * as v from 'valibot'
import { civilDate, count, id, instant, year } from './schemas'

export const approval = { meetingId: id, title: v.string(), occurredOn: civilDate }
export const finalVersion = v.strictObject({
  finalId: id,
  version: v.pipe(count, v.description('counted for each year, cut-off date and scope')),
  ...{ year, cutOff: civilDate },
  code: v.pipe(v.string(), v.description('the short form of the hash, as the document prints it')),
  approval: v.strictObject(approval),
  finalizedAt: instant,
})
