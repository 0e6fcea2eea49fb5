/** What is said where somebody may let WeChat tell them something. Pure. */
import type { ReminderKind } from '../../domain/reminder'

/** As the server gives it: the stock, and the template to ask for; null where none is set up. */
export interface Offered {
  readonly kind: ReminderKind
  readonly left: number
  readonly templateId: string | null
}

const TEXTS: Readonly<Record<ReminderKind, { readonly title: string; readonly words: string }>> = {
  dues: { title: '交党费提醒', words: '点一次，本月没交时微信提醒您一次。' },
  meeting: { title: '会议提醒', words: '点一次，微信告诉您一次：开会前一天提醒，或者改期、取消。' },
  period: { title: '期末提示', words: '点一次，月末、季末、年末前还有会议没有安排时，微信提示您一次，每月至多一次。' },
}
const CALM = '不点不打扰，晚上九点到早上八点不发。'

export interface RemindMeView {
  readonly title: string
  readonly words: string
  /** `还可提醒 2 次`; empty when there is none. */
  readonly left: string
}

/** Null where there is nothing to offer. */
export function remindMeView(offered: Offered | null): RemindMeView | null {
  if (!offered || offered.templateId === null) return null
  const { title, words } = TEXTS[offered.kind]
  return { title, words: `${words}${CALM}`, left: offered.left > 0 ? `还可提醒 ${offered.left} 次` : '' }
}
