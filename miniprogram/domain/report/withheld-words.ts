const NEEDED = '看这些要有查看该党组织台账的权限。'

/**
 * What is said where records are counted and not shown. Names and lines of an organization's records are for who may read
 * its records: a figure of a bureau counts all below it, whoever looks at it.
 */
export function withheldWords(records: number): string {
  return `其中 ${records} 条是机关和直属单位党组织的记录，只计数，不列出内容和姓名：${NEEDED}`
}

/** Of records that were changed since. */
export function changedWithheldWords(records: number): string {
  return `机关和直属单位党组织另有 ${records} 条改动过的记录，不列出内容和姓名：${NEEDED}`
}

/** Of a figure split by names. */
export function withheldPartWords(said: string, records: number): string {
  return `另有机关和直属单位党组织的 ${said}（${records} 条记录），不列出姓名和名称：${NEEDED}`
}

/** Of one part of such a figure. */
export const NO_SUCH_PART = `这里没有这一项。机关和直属单位党组织的姓名和名称不列出：${NEEDED}`
