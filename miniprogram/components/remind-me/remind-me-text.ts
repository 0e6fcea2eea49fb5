/** What is said where somebody may let WeChat tell them something. Pure. */
import type { ReminderKind } from '../../domain/messages/reminder'

/** What may be consented to: the stock there is, the template to ask for, and what became of the last tap. */
export interface Offered {
  readonly kind: ReminderKind
  readonly left: number
  readonly templateId: string
  readonly note: string
}

const TEXTS: Readonly<Record<ReminderKind, { readonly title: string; readonly words: string }>> = {
  dues: { title: '交党费提醒', words: '点一次，到时没交，微信提醒您一次；多点几次，就多管几个月。' },
  meeting: { title: '会议提醒', words: '点一次，微信告诉您一次：开会前一天提醒，或者改期、取消。' },
  period: {
    title: '组织生活提示',
    words: '点一次，月末、季末、年末前还有会议没有安排时，微信提示您一次，每月至多一次。',
  },
}
const CALM = '不点不打扰，晚上九点到早上八点不发。'

export interface RemindMeView {
  readonly title: string
  readonly words: string
  /** `还可提醒 2 次`; empty when there is none. */
  readonly left: string
  readonly note: string
}

export function remindMeView({ kind, left, note }: Offered): RemindMeView {
  const { title, words } = TEXTS[kind]
  return { title, words: `${words}${CALM}`, left: left > 0 ? `还可提醒 ${left} 次` : '', note }
}
