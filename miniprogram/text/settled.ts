import type { Answer, ProcedureName } from '#contract'
import { sentenceOf } from './refusals'

/** What is said of something that waited for the network and has now been answered. */
const DONE: Readonly<Record<string, string>> = { 'meeting.checkIn': '会议签到已办好。' }
const WHAT: Readonly<Record<string, string>> = { 'meeting.checkIn': '会议签到' }

export function settledNotice(
  procedure: ProcedureName,
  answer: Answer<ProcedureName>,
): { readonly title: string; readonly content: string } {
  const what = WHAT[procedure] ?? '先前的提交'
  if (answer.ok) return { title: '已发送', content: DONE[procedure] ?? '先前没有发出的内容已发送。' }
  if (answer.code === 'already-recorded') return { title: '已发送', content: `${what}先前已经登记过了。` }
  return { title: `${what}没有办成`, content: sentenceOf(answer) }
}
