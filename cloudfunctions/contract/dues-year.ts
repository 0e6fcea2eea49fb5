/** The amounts of a year: proposed, questioned by the members, approved by a meeting. */
import { AMOUNT_QUESTIONS, ANSWERS } from '#domain/dues/dues-year'
import * as v from 'valibot'
import { ASSESSING, category, flags, terms } from './dues-terms'
import { eachOnce } from './must'
import { procedure } from './procedure'
import { civilDate, count, fenAmount, id, inPortions, instant, month, name, year } from './schemas'

const meeting = { meetingId: id, title: v.string(), occurredOn: civilDate }
const question = v.strictObject({
  kind: v.picklist(AMOUNT_QUESTIONS),
  askedAt: instant,
  settledAs: v.pipe(v.nullable(v.picklist(ANSWERS)), v.description('null while it waits for an answer')),
})
const amount = {
  category,
  monthlyFen: fenAmount,
  decidedOn: v.nullable(civilDate),
  fromMonth: v.pipe(v.nullable(month), v.description('null: the whole year')),
  flags,
}
const lastQuestion = v.pipe(v.nullable(question), v.description('the last one; null where nothing was asked'))
const version = v.pipe(count, v.description('how often amounts were proposed or changed; 0 before the first time'))

/** What a member sees of the own amount. */
export const ownAmount = v.strictObject({
  branchId: id,
  year,
  ...amount,
  question: lastQuestion,
  approvedIn: v.pipe(v.nullable(v.strictObject(meeting)), v.description('null: it is proposed')),
})

export const duesYearProcedures = {
  'dues.year': procedure({
    summary: '查看一年的党费标准：提出的数额、各人的疑问、可以审定的会议、审定没有',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year }),
    output: v.strictObject({
      year,
      version,
      people: v.pipe(
        v.array(
          v.strictObject({
            memberId: id,
            name,
            monthsDue: v.pipe(count, v.description('by the register of now; 0 for who has left since')),
            last: v.pipe(
              v.nullable(v.strictObject({ category, monthlyFen: fenAmount })),
              v.description('of the year before'),
            ),
            amount: v.pipe(v.nullable(v.strictObject(amount)), v.description('null: not proposed')),
            question: lastQuestion,
            hasAccount: v.boolean(),
          }),
        ),
        v.description('who has something to pay in that year, and whoever an amount was proposed for; by name'),
      ),
      proposedAt: v.nullable(instant),
      item: v.pipe(v.string(), v.description('how it is put to a meeting')),
      meetings: v.pipe(
        v.array(
          v.strictObject({
            ...meeting,
            unfit: v.pipe(
              v.nullable(v.string()),
              v.description('why it cannot have approved the amounts, a sentence; null: it can'),
            ),
          }),
        ),
        v.description('closed ones since it was proposed, the latest first; none once it is approved'),
      ),
      approval: v.nullable(
        v.strictObject({
          ...meeting,
          approvedAt: instant,
          by: v.nullable(name),
          lost: v.pipe(
            v.nullable(v.string()),
            v.description('why the meeting would not approve it by its record as it is now; null: it would'),
          ),
        }),
      ),
    }),
    refusals: [],
  }),
  'dues.years': procedure({
    summary: '今年、明年的党费标准：提出没有、审定没有、几个人的疑问待答复',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      years: v.array(
        v.strictObject({
          year,
          state: v.picklist(['none', 'proposed', 'approved']),
          questions: v.pipe(count, v.description('that nobody has answered')),
        }),
      ),
    }),
    refusals: [],
  }),
  'dues.proposeYear': procedure({
    summary: '提出或修改一年的党费标准；审定以前可以改，改了的疑问算作答复',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      year,
      version: v.pipe(version, v.description('the one that was seen, as dues.year told')),
      members: v.pipe(
        v.array(v.strictObject(terms)),
        v.minLength(1, '至少写一人'),
        v.maxLength(500, '一次最多 500 人'),
        eachOnce('同一人只写一次', ({ memberId }) => memberId),
        v.description('whoever is not named stays as proposed before'),
      ),
    }),
    output: v.strictObject({
      version,
      changed: v.pipe(count, v.description('whose amount is new or another')),
      flagged: v.pipe(count, v.description('whose amount is above what is normal')),
    }),
    refusals: ['amounts-approved', 'amounts-changed', 'no-change', ...ASSESSING],
  }),
  'dues.questionAmount': procedure({
    summary: '对本人提出的党费标准有疑问：从列出的几种里选一种，或者收回',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      year,
      kind: v.pipe(v.nullable(v.picklist(AMOUNT_QUESTIONS)), v.description('null: takes the open question back')),
    }),
    output: v.strictObject({ question: lastQuestion }),
    refusals: ['no-such-entry', 'amounts-approved', 'no-change'],
  }),
  'dues.settleQuestion': procedure({
    summary: '一名党员对党费标准的疑问，已与本人说明',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      year,
      memberId: id,
      askedAt: v.pipe(instant, v.description('of the question that is meant')),
    }),
    output: v.strictObject({ left: v.pipe(count, v.description('questions that still wait')) }),
    refusals: ['no-such-entry'],
  }),
  'dues.approveYear': procedure({
    summary: '一年的党费标准经会议审定：写明哪次会议，各人的台账由此建立',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year, meetingId: id, inPortions }),
    output: v.strictObject({
      opened: count,
      flagged: v.pipe(count, v.description('of those, whose amount is above what is normal')),
      leftOut: v.pipe(
        v.array(
          v.strictObject({ memberId: id, name, why: v.picklist(['left', 'has-account', 'proposed-after-meeting']) }),
        ),
        v.description('whose amount was proposed and who get no account by it'),
      ),
      left: v.pipe(count, v.description('accounts that are still to be opened: ask again')),
    }),
    refusals: ['no-such-entry', 'no-such-meeting', 'amounts-approved', 'meeting-unfit', ...ASSESSING],
  }),
} as const
