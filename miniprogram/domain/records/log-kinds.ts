/** What the lines of the log of changes (操作记录) are about, as one looks for them. */
export const LOG_KINDS = [
  'meetings',
  'register',
  'organization',
  'dues',
  'donations',
  'service',
  'ledger',
  'indicators',
  'report',
  'phones',
  'own',
] as const
export type LogKind = (typeof LOG_KINDS)[number]

export const LOG_KIND_LABELS: Readonly<Record<LogKind, string>> = {
  meetings: '会议',
  register: '名册',
  organization: '组织和职务',
  dues: '党费',
  donations: '捐款',
  service: '志愿服务',
  ledger: '台账',
  indicators: '指标',
  report: '报告',
  phones: '手机绑定',
  own: '个人设置',
}

/** What became of a record. */
export const LOGGED_DEEDS = ['made', 'changed', 'removed'] as const
export type LoggedDeed = (typeof LOGGED_DEEDS)[number]

/** The first line of a chain follows none. */
export const NO_HASH = ''

/** So many hexadecimal digits of a block's hash are shown. */
const SHOWN = 16

/** `9F3A-12C4-77B0-E1D5`: what a person can write down of a hash, and compare. */
export function logCode(hash: string): string {
  return (hash.slice(0, SHOWN).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
