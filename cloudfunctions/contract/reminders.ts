import { REMINDER_KINDS } from '#domain/messages/reminder'
import * as v from 'valibot'
import { procedure } from './procedure'
import { count } from './schemas'

const kind = v.picklist(REMINDER_KINDS)
const templateId = v.pipe(
  v.nullable(v.string()),
  v.description('what WeChat is to ask consent for; null where reminders are not set up'),
)

/** Consent to be reminded: a stock of single messages, given by a tap in WeChat. */
export const reminderProcedures = {
  'reminder.consent': procedure({
    summary: '记下本人同意接收一次提醒（点一次，发一次）',
    kind: 'write',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ kind }),
    output: v.strictObject({ left: count }),
    refusals: [],
  }),
  'reminder.mine': procedure({
    summary: '本人还可接收几次提醒',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({}),
    output: v.strictObject({ consents: v.array(v.strictObject({ kind, left: count, templateId })) }),
    refusals: [],
  }),
  'reminder.setUp': procedure({
    summary: '各种微信提醒是否已经设置好消息模板',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({}),
    output: v.strictObject({
      kinds: v.array(
        v.strictObject({
          kind,
          isSetUp: v.pipe(v.boolean(), v.description('whether a template is there; its id is not told')),
          variable: v.pipe(v.string(), v.description('where it is set: a variable of the functions’ environment')),
        }),
      ),
    }),
    refusals: [],
  }),
} as const
