/** What a line of the log says of a record, in words: 状态：待确认 → 已确认. */
import type { OutputOf } from '#contract'
import { PAYMENT_METHOD_LABELS } from '../../../domain/dues/labels'
import { ENTRY_SOURCE_LABELS, ENTRY_STATE_LABELS } from '../../../domain/entries/labels'
import { ATTENDANCE_MARK_LABELS } from '../../../domain/meeting/labels'
import { MEMBERSHIP_STAGE_LABELS, POST_LABELS } from '../../../domain/people/labels'
import { FAR_FUTURE, formatChineseDate, isCivilDate } from '../../../domain/time/civil-date'

export type LoggedRecord = OutputOf<'journal.list'>['items'][number]['records'][number]
type Value = LoggedRecord['fields'][number]['to']

const FIELDS: Readonly<Record<string, string>> = {
  ...{
    state: '状态',
    occurredOn: '日期',
    fromOn: '起',
    untilOn: '止',
    toOn: '止',
    formedOn: '成立',
    dissolvedOn: '撤销',
  },
  ...{ post: '职务', stage: '党员类别', admittedOn: '接收日期', mark: '到会', source: '怎样记的', leave: '请假' },
  ...{ expected: '应到', present: '实到', excused: '请假', absent: '缺席', problemsRaised: '提出问题' },
  ...{ problemsRectified: '整改问题', minutes: '分钟', concludedOn: '办结', months: '月份', method: '交纳方式' },
  ...{ cells: '党小组', year: '年度', cutOff: '截至', month: '月份', monthsDue: '应交月数', version: '版本' },
  ...{
    scanning: '扫码签到',
    duesQuarterly: '按季交党费',
    lateEntryAfterDays: '补录天数',
    isComing: '参加',
    isEnded: '停用',
  },
}
/** What was changed besides, which the log names and does not quote. */
const ALSO: Readonly<Record<string, string>> = {
  ...{
    fen: '金额',
    monthlyFen: '月交数额',
    values: '内容',
    name: '名称',
    title: '名称',
    reason: '事由',
    spans: '名册情况',
  },
  ...{ sheet: '登记表', decisions: '决议', agenda: '议程', place: '地点', startsAt: '时间', endsAt: '时间' },
  ...{ site: '地点', project: '项目', campaign: '募捐项目', receipt: '收据', months: '各月', written: '人写的内容' },
  ...{ settings: '设置', indicators: '指标', cells: '党小组', fields: '栏目', sex: '性别', birthYear: '出生年份' },
}
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { ...ENTRY_STATE_LABELS, convened: '已召集', closed: '已结束', cancelled: '已取消', offered: '报名中' },
  ...{ post: POST_LABELS, stage: MEMBERSHIP_STAGE_LABELS, mark: ATTENDANCE_MARK_LABELS, source: ENTRY_SOURCE_LABELS },
  ...{ method: PAYMENT_METHOD_LABELS, leave: { asked: '已申请', granted: '准假', declined: '未准' } },
}

/** Of a change: of a record that was made or removed the line itself says enough, but for whose phone comes to a post. */
export function changeWords({ did, fields, also }: LoggedRecord): string {
  if (did === 'made' && fields.some(({ field, to }) => field === 'isOwnPhone' && to === true))
    return '绑定的微信：确认是本人'
  if (did !== 'changed') return ''
  const told = fields.flatMap(({ field, from, to }) => {
    const label = FIELDS[field]
    return label === undefined ? [] : [`${label}：${valueWords(field, from)} → ${valueWords(field, to)}`]
  })
  const others = [...new Set(also.map((field) => ALSO[field] ?? '其他内容'))]
  return [...told, ...(others.length > 0 ? [`改了${others.join('、')}`] : [])].join('；')
}

function valueWords(field: string, value: Value): string {
  if (value === null || value === FAR_FUTURE) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  const word = VALUES[field]?.[String(value)]
  if (word !== undefined) return word
  return typeof value === 'string' && isCivilDate(value) ? formatChineseDate(value) : String(value)
}
