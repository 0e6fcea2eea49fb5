/** The branch's settings as a form of declared fields. */
import type { OutputOf, RequestOf } from '#contract'
import { typedFrom, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { DUES_ROUNDING_LABELS } from '../../../domain/dues/labels'
import { ROUNDING } from '../../../domain/values/money'
import type { Branch } from '../../../services/branch'

type Update = RequestOf<'branch.update'>

export const SETTING_FIELDS: readonly LedgerField[] = [
  { type: 'text', code: 'name', label: '支部名称', maxLength: 60 },
  { type: 'yes-no', code: 'scanning', label: '会议用扫码签到', hint: '不用扫码时由主持人点名；两种方式同等有效' },
  {
    type: 'choice',
    code: 'duesRounding',
    label: '党费尾数',
    hint: '全国没有统一规定，由支部决定，会写在导出的表上',
    options: ROUNDING.map((code) => ({ code, label: DUES_ROUNDING_LABELS[code] })),
  },
  {
    type: 'yes-no',
    code: 'duesQuarterly',
    label: '经支部同意，可按季度交纳党费',
    hint: '一般按月交纳（中组发〔2008〕3号）',
  },
  {
    type: 'number',
    code: 'lateEntryAfterDays',
    label: '几天后登记算补录',
    unit: '天',
    atMost: 366,
    hint: '补录同样有效，只是注明',
  },
]

export function typedSettings({ name, settings }: Branch): TypedValues {
  return typedFrom(SETTING_FIELDS, { name, ...settings })
}

/** What differs from the branch as it stands; undefined when nothing does. */
export function updateOf(values: LedgerValues, { branchId, name, settings }: Branch): Update | undefined {
  const after: Branch['settings'] = {
    scanning: values['scanning'] === true,
    duesRounding: ROUNDING.find((rule) => rule === values['duesRounding']) ?? settings.duesRounding,
    duesQuarterly: values['duesQuarterly'] === true,
    lateEntryAfterDays: Number(values['lateEntryAfterDays']),
  }
  const isSame = (Object.keys(after) as (keyof typeof after)[]).every((each) => after[each] === settings[each])
  const renamed = values['name'] !== name
  if (isSame && !renamed) return undefined
  return { branchId, ...(renamed ? { name: String(values['name']) } : {}), ...(isSame ? {} : { settings: after }) }
}

export interface ShownSetting {
  readonly label: string
  readonly value: string
}

/** For those who may look and not change. */
export function shownSettings({ settings }: Branch): ShownSetting[] {
  return [
    { label: '扫码签到', value: settings.scanning ? '使用' : '不使用，由主持人点名' },
    { label: '党费尾数', value: DUES_ROUNDING_LABELS[settings.duesRounding] },
    { label: '按季度交纳党费', value: settings.duesQuarterly ? '支部已同意' : '没有' },
    { label: '补录', value: `超过 ${settings.lateEntryAfterDays} 天登记的注明为补录` },
  ]
}

type SetUp = OutputOf<'reminder.setUp'>['kinds'][number]

export interface ShownReminder {
  readonly label: string
  readonly isSetUp: boolean
  readonly variable: string
}

export const WHERE_SET =
  '消息模板的编号由管理云环境的同志在云函数的环境变量里设置，写法见部署说明；手机上不显示、也不能改。没有设置的不发，别的照常。'

const REMINDER_LABELS: Readonly<Record<SetUp['kind'], string>> = {
  dues: '交党费提醒',
  meeting: '会议提醒',
  period: '组织生活提示',
}

/** Which messages can be sent at all; their ids are nobody's to see. */
export function shownReminders(kinds: readonly SetUp[]): ShownReminder[] {
  return kinds.map(({ kind, isSetUp, variable }) => ({ label: REMINDER_LABELS[kind], isSetUp, variable }))
}
