/** Reminding of dues by hand: who would get one, and sending it. */
import { LATER_REASONS, LEFT_OUT_REASONS, SPEAK_REASONS } from '#domain/messages/dues-reminding'
import { REMINDER_STATES } from '#domain/messages/reminder'
import * as v from 'valibot'
import { eachOnce } from './must'
import { procedure } from './procedure'
import { civilDate, count, id, instant, month, name } from './schemas'

const person = { memberId: id, name }

export const duesRemindingProcedures = {
  'dues.reminders': procedure({
    summary: '发党费提醒之前看：现在发给谁，以后再发给谁，要当面说的，不发的和原因；微信的答复；谈话以后交了没有',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      asOf: civilDate,
      people: v.pipe(
        v.array(
          v.strictObject({
            ...person,
            is: v.picklist(['now', 'later', 'to-speak', 'left-out']),
            why: v.pipe(
              v.nullable(v.picklist([...LATER_REASONS, ...SPEAK_REASONS, ...LEFT_OUT_REASONS])),
              v.description('null for who gets one now'),
            ),
            months: v.pipe(v.array(month), v.description('what is open and is reminded of; none of who is left out')),
            from: v.pipe(v.nullable(civilDate), v.description('the first day on which it may be sent, where known')),
            message: v.pipe(
              v.nullable(v.strictObject({ state: v.picklist(REMINDER_STATES), at: instant })),
              v.description('what became of this month’s; null where none was asked for'),
            ),
            talkedOn: v.pipe(v.nullable(civilDate), v.description('the last reminder talk (谈话提醒) with the member')),
          }),
        ),
        v.description('by name'),
      ),
      talks: v.pipe(
        v.array(
          v.strictObject({
            ...person,
            talkedOn: civilDate,
            paidOn: v.pipe(
              v.nullable(civilDate),
              v.description('when what was open then was paid; null while it is not'),
            ),
          }),
        ),
        v.description('reminder talks of the last half year, the latest of each member, by name'),
      ),
      care: v.pipe(
        v.array(v.strictObject({ ...person, months: count })),
        v.description('for the secretary alone: whose dues are open for months in a row, by name'),
      ),
    }),
    refusals: [],
  }),
  'dues.remind': procedure({
    summary: '发党费提醒：只发给名单里现在可以发的，每人每月至多一次；一次发不完的再发',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      memberIds: v.pipe(
        v.array(id),
        v.minLength(1, '至少写一人'),
        v.maxLength(500, '一次最多 500 人'),
        eachOnce('同一人只写一次'),
        v.description('those who were shown; who may not be reminded any more is passed over'),
      ),
    }),
    output: v.strictObject({
      asked: v.pipe(count, v.description('messages that are on their way; dues.reminders tells what WeChat answered')),
      left: v.pipe(count, v.description('of those named, who can be reminded and is not yet: ask again')),
    }),
    refusals: [],
  }),
} as const
