import { MOMENT_WAYS, OFFER_STATES } from '#domain/service/shift-offer'
import * as v from 'valibot'
import { entryState } from './entry-view'
import { endsAfterStart, must } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, instant, line, name, pageOf, pageSize, reason, timeOfDay } from './schemas'

const offer = { branchId: id, offerId: id }
const description = v.pipe(
  v.strictObject({
    project: name,
    site: line,
    occurredOn: civilDate,
    startTime: timeOfDay,
    endTime: timeOfDay,
    wanted: v.pipe(
      v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))), null),
      v.description('how many people are wished for; it keeps nobody away'),
    ),
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, '最多 500 个字')), ''),
  }),
  endsAfterStart(),
)
const keptAt = v.pipe(
  v.optional(instant),
  v.description('the phone had no network: when it was done by its own clock, sent now'),
)
const moment = v.strictObject({ at: instant, way: v.picklist(MOMENT_WAYS), notedAt: instant })
/** One person's place: whether they mean to come, when they came and left, and the record made of it. */
const standing = v.strictObject({
  isComing: v.boolean(),
  came: v.nullable(moment),
  left: v.nullable(moment),
  shift: v.nullable(v.strictObject({ entryId: id, state: entryState, minutes: count })),
})
const offerView = {
  offerId: id,
  project: name,
  site: line,
  occurredOn: civilDate,
  startsAt: instant,
  endsAt: instant,
  wanted: v.nullable(count),
  note: v.string(),
  state: v.picklist(OFFER_STATES),
  reason: v.nullable(v.string()),
  organiserName: v.nullable(name),
  joined: v.pipe(count, v.description('how many mean to come or came')),
  own: v.nullable(standing),
}
const placed = v.strictObject({
  offerId: id,
  memberId: id,
  isComing: v.boolean(),
  came: v.nullable(moment),
  left: v.nullable(moment),
  minutes: v.pipe(v.nullable(count), v.description('of the record made on leaving; null before')),
})
const settled = v.strictObject({ offerId: id, state: v.picklist(OFFER_STATES) })
const WHILE_OFFERED = ['no-such-offer', 'offer-closed', 'offer-cancelled'] as const

export const shiftOfferProcedures = {
  'offer.publish': procedure({
    summary: '发布一个志愿服务班次：项目、地点、日期、起止时间',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ branchId: id, description }),
    output: settled,
    refusals: ['offer-over'],
  }),
  'offer.change': procedure({
    summary: '更改班次；已有人签到后不能再改日期和时间',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ ...offer, description }),
    output: settled,
    refusals: [...WHILE_OFFERED, 'offer-over', 'records-exist'],
  }),
  'offer.cancel': procedure({
    summary: '取消班次并说明原因；已有人签到的班次应当结束，不能取消',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ ...offer, reason }),
    output: settled,
    refusals: [...WHILE_OFFERED, 'records-exist'],
  }),
  'offer.join': procedure({
    summary: '报名参加班次，自愿参加',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(offer),
    output: placed,
    refusals: [...WHILE_OFFERED, 'offer-over', 'no-such-member', 'not-on-roll'],
  }),
  'offer.stepBack': procedure({
    summary: '退出班次，不用说明原因；已签到的应当签退',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(offer),
    output: placed,
    refusals: [...WHILE_OFFERED, 'already-recorded'],
  }),
  'offer.signIn': procedure({
    summary: '到场签到：开始前一小时起，到结束为止；没有报名也可以',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...offer, keptAt }),
    addedWhenKept: ['keptAt'],
    output: placed,
    refusals: [...WHILE_OFFERED, 'offer-not-open', 'no-such-member', 'not-on-roll'],
  }),
  'offer.signOut': procedure({
    summary: '离开时签退：生成一条待确认的志愿服务记录，时长不超出班次的起止时间',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...offer, keptAt }),
    addedWhenKept: ['keptAt'],
    output: placed,
    refusals: [...WHILE_OFFERED, 'no-sign-in', 'too-many-minutes'],
  }),
  'offer.note': procedure({
    summary: '替没有用手机的同志登记：报名、到场时间、离开时间',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.pipe(
      v.strictObject({
        ...offer,
        memberId: id,
        cameTime: v.pipe(v.nullable(timeOfDay), v.description('null: only means to come')),
        leftTime: v.pipe(v.nullable(timeOfDay), v.description('null: still there')),
      }),
      must('leftTime', ({ cameTime, leftTime }) => leftTime === null || cameTime !== null, '请先填写到场时间'),
    ),
    output: placed,
    refusals: [
      ...WHILE_OFFERED,
      'no-such-member',
      'not-on-roll',
      'already-recorded',
      'in-the-future',
      'left-before-coming',
      'too-many-minutes',
    ],
  }),
  'offer.close': procedure({
    summary: '结束班次：没有签退的按班次结束时间计并注明，本班次的记录由有权确认的人一并确认',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject(offer),
    output: v.strictObject({
      offerId: id,
      state: v.picklist(OFFER_STATES),
      confirmed: count,
      proposed: v.pipe(count, v.description('left for somebody who may confirm')),
    }),
    refusals: [...WHILE_OFFERED, 'offer-not-open', 'too-many-minutes'],
  }),
  'offer.coming': procedure({
    summary: '查看支部正在招募的班次，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ items: v.array(v.strictObject(offerView)) }),
    refusals: [],
  }),
  'offer.past': procedure({
    summary: '查看支部已结束和已取消的班次，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, cursor, pageSize }),
    output: pageOf(v.strictObject(offerView)),
    refusals: [],
  }),
  'offer.get': procedure({
    summary: '查看一个班次；登记记录的人另看到各位同志的报名、到场和离开',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(offer),
    output: v.strictObject({
      ...offerView,
      people: v.pipe(
        v.nullable(v.array(v.strictObject({ memberId: id, memberName: v.nullable(name), place: standing }))),
        v.description('by name; null for whoever does not keep the records'),
      ),
    }),
    refusals: ['no-such-offer'],
  }),
} as const
