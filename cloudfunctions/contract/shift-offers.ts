import { areHours, MOMENT_WAYS, MOST_HOURS_OVER_MIDNIGHT, OFFER_STATES } from '#domain/service/shift-offer'
import * as v from 'valibot'
import { entryState } from './entry-view'
import { must } from './must'
import { procedure } from './procedure'
import { handedCode, keptScan, shownCode } from './rotating-code'
import { civilDate, count, cursor, id, instant, line, name, pageOf, pageSize, reason, timeOfDay } from './schemas'

/** Of a service, which may go on over midnight. */
function hoursOfOne<Input extends { startTime: string; endTime: string }>() {
  return must<Input>('endTime', areHours, `结束时间须晚于开始时间；跨零点的，最长 ${MOST_HOURS_OVER_MIDNIGHT} 小时`)
}

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
  hoursOfOne(),
)
const keptAt = v.pipe(
  v.optional(instant),
  v.description('the phone had no network and no code: when it was done by its own clock, sent now'),
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
/** Somebody's times as they were looked at: once they have changed, they were not. */
const lookedAt = v.strictObject({ memberId: id, cameAt: instant, leftAt: v.nullable(instant) })
const ON_CODES = ['code-wrong', 'code-expired', 'other-offer', 'too-many-attempts'] as const
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
  'offer.code': procedure({
    summary: '组织者出示班次当前的签到码，以及何时更换',
    kind: 'read',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject(offer),
    output: shownCode,
    refusals: [...WHILE_OFFERED, 'scanning-off', 'offer-not-open'],
  }),
  'offer.signIn': procedure({
    summary: '凭组织者出示的签到码到场签到：开始前一小时起，到结束为止；没有报名也可以；没有网络时留存的等组织者核对',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...offer, code: handedCode, kept: keptScan }),
    addedWhenKept: ['kept'],
    output: placed,
    refusals: [...WHILE_OFFERED, ...ON_CODES, 'offer-not-open', 'no-such-member', 'not-on-roll'],
  }),
  'offer.signOut': procedure({
    summary: '离开时签退：生成一条待确认的志愿服务记录，时长不超出班次的起止时间；没有扫码的，由组织者核对',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...offer, code: v.optional(handedCode), kept: keptScan, keptAt }),
    addedWhenKept: ['kept', 'keptAt'],
    output: placed,
    refusals: [...WHILE_OFFERED, ...ON_CODES, 'no-sign-in', 'too-many-minutes'],
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
    summary:
      '结束班次：没有签退的按班次结束时间计并注明；扫码的和组织者登记的，由有权确认的人一并确认，其余的逐条核对过才确认；结束那一刻才签到的，再结束一次收进来',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({
      ...offer,
      lookedAt: v.pipe(
        v.optional(v.pipe(v.array(lookedAt), v.maxLength(1000)), []),
        v.description('whose times, neither scanned nor noted by whoever organises, were looked at and hold'),
      ),
    }),
    output: v.strictObject({
      offerId: id,
      state: v.picklist(OFFER_STATES),
      confirmed: count,
      proposed: v.pipe(count, v.description('not looked at, or left for somebody who may confirm')),
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
    input: v.strictObject({
      ...offer,
      closing: v.pipe(
        v.optional(v.boolean(), false),
        v.description('also who was signed in elsewhere at the same time'),
      ),
    }),
    output: v.strictObject({
      ...offerView,
      people: v.pipe(
        v.nullable(
          v.array(
            v.strictObject({
              ...{ memberId: id, memberName: v.nullable(name), place: standing },
              elsewhere: v.pipe(
                v.exactOptional(v.string()),
                v.description('the project of another shift that they were signed in to at the same time'),
              ),
            }),
          ),
        ),
        v.description('by name; null for whoever does not keep the records'),
      ),
    }),
    refusals: ['no-such-offer'],
  }),
} as const
